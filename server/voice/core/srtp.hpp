// SRTP and SRTCP of one call, one object for each direction: indices and rollover (RFC 3711 section
// 3.3.1), replay (3.3.2), and who may have state. Works in place in buffers of the caller; only a
// source that is new allocates after the keys are there. One owner, one thread.
#pragma once

#include "base/voice_limits.hpp"
#include "voice/core/replay_window.hpp"
#include "voice/core/srtp_cipher.hpp"

#include <expected>
#include <memory>
#include <optional>
#include <vector>

namespace snug::voice {

enum class srtp_refusal : std::uint8_t {
    malformed,  // shorter than header and trailer, or no room
    replayed,   // was there before, or too old to know
    forged,     // wrong tag
    crowded,    // one source more than `limits::srtp_sources_max`
    used_up,    // more packets than the key is good for
};

/// The length of what is then in the buffer.
using srtp_size = std::expected<std::size_t, srtp_refusal>;

/// The index of a packet with `sequence`, when `highest` is the highest one seen: the one of the
/// three rollover counts in question that lies nearest.
std::uint64_t estimate_index(std::uint64_t highest, std::uint16_t sequence);

/// Protects what we send. A stream's state is held by whoever numbers its packets.
class srtp_sender {
public:
    srtp_sender(srtp_profile profile, const srtp_master& master);

    /// Seals the RTP packet that is in the first `size` bytes of `buffer`; behind it there has to
    /// be room for the trailer. An index is never sealed twice, for with GCM two packets under one
    /// IV give the key stream away: `replayed`.
    srtp_size protect_rtp(bytes_out buffer, std::size_t size, replay_window& stream);

    /// Seals once more what was given to `protect_rtp` for this stream, to the last bit; under one
    /// IV that gives nothing away. `malformed` for what cannot have been.
    srtp_size protect_rtp_again(bytes_out buffer, std::size_t size, const replay_window& stream);

    /// Seals a compound. The index counts over all SSRCs, which makes it unique for each of them.
    srtp_size protect_rtcp(bytes_out buffer, std::size_t size);

private:
    std::unique_ptr<srtp_cipher> cipher_;
    std::uint32_t rtcp_index_ = 0;
};

/// Opens what the peer sends. Only a packet that is authentic makes or changes state.
class srtp_receiver {
public:
    srtp_receiver(srtp_profile profile, const srtp_master& master);

    /// Opens in place; the length without the trailer. After a refusal the buffer's content is
    /// lost.
    srtp_size unprotect_rtp(bytes_out packet);
    srtp_size unprotect_rtcp(bytes_out packet);

    /// The highest index authenticated for `ssrc`: rollover count << 16 | sequence.
    std::optional<std::uint64_t> highest_index(std::uint32_t ssrc) const;

private:
    struct source {
        std::uint32_t ssrc = 0;
        replay_window rtp;
        replay_window rtcp;
    };

    source* find(std::uint32_t ssrc);
    source* add(std::uint32_t ssrc);

    std::unique_ptr<srtp_cipher> cipher_;
    std::vector<source> sources_;  // the newest last
};

}  // namespace snug::voice
