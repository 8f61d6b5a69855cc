// An m-line in which a call hears or sees one of the others. It is reused, never removed. Owned by
// its call.
#pragma once

#include "voice/core/replay_window.hpp"
#include "voice/core/sdp.hpp"
#include "voice/core/stream_kind.hpp"
#include "voice/core/stream_rewriter.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace snug::voice {

struct slot {
    slot(std::size_t section_index,
         std::uint32_t ssrc,
         std::uint32_t rtx_ssrc,
         const sdp_section& offered);

    /// Another stream from the next packet on.
    void carry(stream_id what) {
        source = what;
        begin_anew();
    }
    /// The next packet is of another source, or of the same after a pause that was not the
    /// network's. Of pictures nothing can be shown before the next key frame.
    void begin_anew() {
        numbers.restart();
        awaits_key_frame = media == media_kind::video;
        std::ranges::fill(resent_, resent());
    }
    /// Whether that packet of its source may be sent again once more.
    bool takes_again(const rtp_header& original);

    media_kind media;
    std::size_t section;
    std::string mid;
    std::string stream;  // its name in SDP and in RTCP
    std::uint8_t level_extension;
    stream_rewriter numbers;
    replay_window sealed{};
    std::optional<stream_id> source{};
    bool awaits_key_frame = false;
    std::uint8_t rtx_payload_type = 0;  // 0: what is sent again is sent as it was
    std::uint32_t rtx_ssrc = 0;
    std::uint16_t rtx_sequence = 1;
    replay_window rtx_sealed{};
    std::uint32_t packets = 0;
    std::uint32_t octets = 0;

private:
    struct resent {
        std::uint16_t sequence = 0;
        std::uint8_t times = 0;
        std::uint32_t timestamp = 0;  // tells rounds of the sequence apart
    };
    std::vector<resent> resent_;  // as many as are kept of its source
};

/// The codec that an m-line of ours has: Opus or VP8. Null where it was not offered.
const sdp_codec* usable_codec(const sdp_section& section);

}  // namespace snug::voice
