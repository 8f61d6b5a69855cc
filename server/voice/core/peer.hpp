// The client's side of a call, for tests and for the load generator: what a browser offers, checks,
// seals and opens. As the server's side it has no socket, no clock and no thread. Nothing that is
// shipped uses it. One owner, one thread.
#pragma once

#include "voice/core/dtls.hpp"
#include "voice/core/ice.hpp"
#include "voice/core/rtp.hpp"
#include "voice/core/srtp.hpp"
#include "voice/core/stream_kind.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace snug::voice {

/// The numbers in which browsers differ.
struct browser_manner {
    int opus = 111;
    int mid_extension = 4;
    int level_extension = 1;
    bool announces_ssrc = true;
    int vp8 = 96;
    int rtx = 97;  // 0: does not know it
};
inline constexpr browser_manner firefox_manner{109, 3, 1, true, 120, 124};

/// An m-line behind the microphone and the slots to hear others in.
struct peer_section {
    media_kind media = media_kind::video;
    std::string direction = "recvonly";
    std::uint32_t ssrc = 0;      // 0: sends nothing
    std::uint32_t rtx_ssrc = 0;  // 0: sends nothing again
};

/// What an offer says: m-line 0 is the microphone, behind it come `slots` to hear others in, and
/// then `more`.
struct peer_offer {
    std::string ufrag{};
    digest shown{};  // SHA-256 of the certificate
    browser_manner manner{};
    bool speaks = true;  // has a microphone at all
    std::size_t slots = 8;
    std::uint32_t ssrc = 0;
    std::vector<peer_section> more{};
};
std::string write_peer_offer(const peer_offer& offered);

/// What follows `begin` in the first line of `text` that begins so; empty where there is none.
std::string line_of(std::string_view text, std::string_view begin);

/// What a client has to know of an answer.
struct peer_answer {
    ice_credentials ice;
    digest fingerprint{};  // of the server's certificate, SHA-256
    std::string ip{};      // of the first candidate by UDP, numeric; empty where there is none
    std::uint16_t port = 0;
};
/// Nullopt without credentials or fingerprint.
std::optional<peer_answer> read_peer_answer(std::string_view sdp);

/// A check from `ufrag` at the server called `to`; the length of what stands in `out` then.
std::size_t write_peer_check(bytes_out out,
                             const ice_credentials& to,
                             std::string_view ufrag,
                             const transaction_id& id,
                             bool nominate);

/// One browser from its offer to its packets.
class peer {
public:
    /// `identity` has to outlive it; `offered.shown` is set to what that shows.
    peer(const dtls_identity& identity, peer_offer offered);

    std::string offer() const { return write_peer_offer(offered_); }
    /// Takes the answer; false where it is none. From here on `tick` has something to say.
    bool accept(std::string_view answer, instant now);
    const peer_answer& server() const { return server_; }

    /// Keys are there.
    bool is_connected() const { return sender_.has_value(); }

    /// Checks and retransmissions that are due; to be called every 50 ms or so.
    void tick(instant now, datagrams& out);

    /// Takes a datagram, which is opened in place; what it leads to is appended to `out`. The
    /// packet when it was RTP of the server's; it lives as long as `datagram`.
    std::optional<rtp_packet> receive(instant now, bytes_out datagram, datagrams& out);

    /// Writes the next 20 ms with `payload` to `packet`, sealed; its length, or 0 before there are
    /// keys or where there is no room. Allocates nothing.
    std::size_t speak(bytes_out packet, bytes_view payload, std::uint8_t level);

private:
    const dtls_identity& identity_;
    peer_offer offered_;
    peer_answer server_{};
    std::optional<dtls_session> dtls_{};
    std::optional<srtp_sender> sender_{};
    std::optional<srtp_receiver> receiver_{};
    replay_window sealed_{};
    std::uint16_t sequence_ = 1'000;
    std::uint32_t timestamp_ = 5'000;
    std::uint32_t checks_ = 0;
    bool proven_ = false;
    instant check_due_{};
};

}  // namespace snug::voice
