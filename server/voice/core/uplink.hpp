// What a call sends in one m-line: its microphone, its camera, its screen or the sound of that.
// Owned by its call. A value without a clock.
#pragma once

#include "voice/core/missing_packets.hpp"
#include "voice/core/packet_budget.hpp"
#include "voice/core/packet_history.hpp"
#include "voice/core/picture_rate.hpp"
#include "voice/core/reception.hpp"
#include "voice/core/sdp.hpp"
#include "voice/core/speakers.hpp"
#include "voice/core/stream_kind.hpp"

#include <memory>
#include <optional>
#include <string>

namespace snug::voice {

/// A key frame that somebody wants: asked for until one begins, and not too often.
class key_frame_wish {
public:
    void want() { wanted_ = true; }
    void begins() { wanted_ = false; }
    /// Whether to ask now.
    bool take(instant now) {
        if (!wanted_ || now < due_) return false;
        due_ = now + limits::key_frame_asked_every;
        return true;
    }

private:
    bool wanted_ = false;
    instant due_ = instant::min();
};

/// What only pictures need, while they are sent.
struct picture_state {
    explicit picture_state(int bits_per_s_max) : rate(bits_per_s_max) {}

    picture_rate rate;
    packet_history history{};
    missing_packets missing{};
};

/// What is taken of a stream; 0: it is not said.
int bits_per_s_max(stream_kind kind);

struct uplink {
    uplink(stream_kind what, std::size_t section_index, const sdp_section& offered);

    /// The next packet is of another source (RFC 3550 section 8.2).
    void begin_anew(const sdp_section& offered);
    /// Nothing more is sent until it begins anew.
    void end();
    /// What `again` of this stream's retransmissions brings back, as it was (RFC 4588 section 4);
    /// nullopt where there is nothing in it.
    std::optional<rtp_packet> unwrap(const rtp_packet& again) const;

    stream_kind kind;
    std::size_t section;
    std::string mid;
    std::uint8_t payload_type;
    std::uint8_t rtx_payload_type = 0;  // 0: sends nothing again
    std::uint8_t mid_extension;
    std::uint8_t level_extension;
    bool answers_nack = false;
    bool answers_remb = false;
    bool is_active = true;                // as the last offer has it
    std::optional<std::uint32_t> ssrc{};  // announced in SDP, or learnt from the MID of a packet
    std::optional<std::uint32_t> rtx_ssrc{};
    reception received;
    loudness loud{};
    packet_budget budget;
    key_frame_wish key_frame{};
    std::unique_ptr<picture_state> picture{};  // of video that is active
    instant report_due{};                      // when we tell it how its packets arrive
    instant report_pass_due{};                 // when its own report is passed on again
    bool speaking = false;
    bool heard = true;  // among the loudest
};

}  // namespace snug::voice
