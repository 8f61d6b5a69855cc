#include "voice/core/slot.hpp"

#include "base/voice_limits.hpp"

namespace snug::voice {

const sdp_codec* usable_codec(const sdp_section& section) {
    return section.kind == media_kind::audio ? find_codec(section, "opus", 48'000)
                                             : find_codec(section, "vp8", 90'000);
}

slot::slot(std::size_t section_index,
           std::uint32_t ssrc,
           std::uint32_t repairs,
           const sdp_section& offered)
    : media(offered.kind),
      section(section_index),
      mid(offered.mid),
      stream("slot-" + offered.mid),
      level_extension(media == media_kind::audio ? offered.level_extension : std::uint8_t{0}),
      numbers(ssrc, usable_codec(offered)->payload_type, offered.kind) {
    if (media == media_kind::audio) return;
    resent_.resize(limits::video_history_packets);
    const auto* const rtx = find_rtx(offered, usable_codec(offered)->payload_type);
    if (rtx == nullptr) return;
    rtx_payload_type = rtx->payload_type;
    rtx_ssrc = repairs;
}

bool slot::takes_again(const rtp_header& original) {
    resent& known = resent_[original.sequence % resent_.size()];
    if (known.sequence != original.sequence || known.timestamp != original.timestamp)
        known = {.sequence = original.sequence, .times = 0, .timestamp = original.timestamp};
    if (known.times == limits::video_resends_max) return false;
    ++known.times;
    return true;
}

}  // namespace snug::voice
