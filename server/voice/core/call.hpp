// One connection of somebody to a room: its transport (ICE, DTLS, SRTP), what it sends and the
// slots in which it hears others. Knows no room and no other call. One owner, one thread, no clock.
#pragma once

#include "base/result.hpp"
#include "voice/core/dtls.hpp"
#include "voice/core/ice.hpp"
#include "voice/core/outbox.hpp"
#include "voice/core/packet_budget.hpp"
#include "voice/core/reception.hpp"
#include "voice/core/sdp_answer.hpp"
#include "voice/core/speakers.hpp"
#include "voice/core/srtp.hpp"
#include "voice/core/stream_rewriter.hpp"

#include <optional>
#include <string>
#include <vector>

namespace snug::voice {

/// What a call sends: its microphone.
struct uplink {
    std::size_t section = 0;
    std::string mid;
    std::uint8_t payload_type = 0;
    std::uint8_t mid_extension = 0;
    std::uint8_t level_extension = 0;
    std::optional<std::uint32_t> ssrc;  // announced in SDP, or learnt from the MID of a packet
    reception received;
    loudness loud;
    packet_budget budget;
    instant report_due{};       // when we tell it how its packets arrive
    instant report_pass_due{};  // when its own report is passed on again
    bool speaking = false;
    bool heard = true;  // among the loudest
};

/// An m-line in which a call hears one of the others. It is reused, never removed.
struct slot {
    slot(std::size_t section_index, std::uint32_t ssrc, const sdp_section& offered);

    std::size_t section;
    std::string mid;
    std::string stream;  // its name in SDP and in RTCP
    std::uint8_t level_extension;
    stream_rewriter numbers;
    replay_window sealed;
    std::optional<call_id> source;
    std::uint32_t packets = 0;
    std::uint32_t octets = 0;
};

/// What somebody wants of his own call. Kept here too, for a client can err or lie.
struct call_state {
    bool muted = false;     // nothing of him goes to anybody
    bool deafened = false;  // nothing of anybody goes to him

    friend bool operator==(const call_state&, const call_state&) = default;
};

/// How far a call has come: what its doctor asks.
struct call_facts {
    bool reached = false;        // a good check of the browser has come
    bool connected = false;      // both have the keys
    std::uint64_t packets = 0;   // of its microphone
    std::uint8_t loudest = 127;  // RFC 6464: 0 is loudest

    friend bool operator==(const call_facts&, const call_facts&) = default;
};

class call {
public:
    /// A call for `offer`, or why it cannot be one: `invalid_field` where there is nothing to be
    /// heard and no place to hear.
    static result<std::unique_ptr<call>> make(call_id id,
                                              room_id room,
                                              const sdp_offer& offer,
                                              const dtls_identity& identity,
                                              instant now);

    /// Whether a microphone's packets come from another source than before.
    enum class source : std::uint8_t { same, another };

    /// Takes a later offer of the same browser: more slots, a microphone that was plugged in or
    /// changed, new ICE credentials. Refused (`invalid_field`): sections that are gone or bear
    /// another mid, another certificate.
    result<source> renegotiate(const sdp_offer& offer);

    /// What stands in the answer to the last offer.
    sdp_answer answer(std::span<const announced_address> addresses, const digest& fingerprint);

    // What came for this call from an address that `ice` knows.

    void take_dtls(instant now, bytes_view datagram, outbox& out);
    /// Opens in place and moves the path; nullopt where it is to be dropped.
    std::optional<bytes_view> open_rtp(instant now,
                                       const transport_address& from,
                                       bytes_out packet);
    std::optional<bytes_view> open_rtcp(instant now,
                                        const transport_address& from,
                                        bytes_out packet);
    /// Whether `packet` is of this call's microphone; learns its SSRC where only the MID tells.
    bool is_microphone(const rtp_packet& packet);

    // What goes to this call; nothing before there are keys and a path.

    /// Nothing either while he is deafened.
    void send_rtp(instant now,
                  slot& into,
                  const rtp_packet& packet,
                  std::optional<audio_level> level,
                  outbox& out);
    /// Seals the compound of `size` bytes in `buffer`, which is what `out` reserved last.
    void send_rtcp(bytes_out buffer, std::size_t size, outbox& out);

    /// Retransmissions of DTLS. Whether the call still lives.
    bool tick(instant now, outbox& out);
    /// Whether it began or ceased to falter (`limits::voice_falters_after`) since the last time
    /// this was asked.
    bool changes_faltering(instant now);
    bool is_faltering() const { return faltering_; }
    call_facts facts() const;
    /// Says goodbye as far as that can be done.
    void close(outbox& out);

    call_id id() const { return id_; }
    room_id room() const { return room_; }
    ice_agent& ice() { return ice_; }
    bool is_connected() const { return sender_.has_value(); }
    bool is_over() const;
    call_state& state() { return state_; }
    std::optional<uplink>& microphone() { return microphone_; }
    std::vector<slot>& slots() { return slots_; }
    std::uint32_t own_ssrc() const { return own_ssrc_; }
    /// The index under which the packet that `open_rtp` opened last was sealed.
    std::uint64_t index_of(const rtp_header& header) const;

private:
    call(call_id id,
         room_id room,
         const sdp_offer& offer,
         const dtls_identity& identity,
         instant now);
    void add_sections(const sdp_offer& offer);
    answer_section accept_section(const sdp_section& section, std::size_t index);
    source change_section(const sdp_section& section, std::size_t index);
    void flush(datagrams& words, outbox& out);

    call_id id_;
    room_id room_;
    std::string peer_ufrag_;
    digest peer_fingerprint_;
    ice_agent ice_;
    dtls_session dtls_;
    std::optional<srtp_sender> sender_;
    std::optional<srtp_receiver> receiver_;
    std::optional<uplink> microphone_;
    std::vector<slot> slots_;
    std::vector<answer_section> sections_;
    std::uint32_t own_ssrc_;
    std::uint64_t answers_ = 0;
    call_state state_;
    bool faltering_ = false;
};

}  // namespace snug::voice
