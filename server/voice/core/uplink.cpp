#include "voice/core/uplink.hpp"

#include "voice/core/slot.hpp"

namespace snug::voice {

namespace {

constexpr std::int64_t opus_khz = 48;   // RFC 7587 section 4.1, whatever is sampled
constexpr std::int64_t video_khz = 90;  // RFC 7741 section 4.1

bool is_video(stream_kind kind) {
    return media_of(kind) == media_kind::video;
}

}  // namespace

int bits_per_s_max(stream_kind kind) {
    if (kind == stream_kind::camera) return limits::camera_bits_per_s_max;
    if (kind == stream_kind::screen) return limits::screen_bits_per_s_max;
    return 0;
}

uplink::uplink(stream_kind what, std::size_t section_index, const sdp_section& offered)
    : kind(what),
      section(section_index),
      mid(offered.mid),
      payload_type(usable_codec(offered)->payload_type),
      mid_extension(offered.mid_extension),
      level_extension(offered.level_extension),
      received(is_video(what) ? video_khz : opus_khz),
      budget(is_video(what) ? limits::video_packets_per_s : limits::voice_packets_per_s) {
    answers_nack = usable_codec(offered)->feedback.nack;
    answers_remb = usable_codec(offered)->feedback.remb;
    is_active = offered.sends();
    if (const auto* const rtx = find_rtx(offered, payload_type); is_video(what) && rtx != nullptr)
        rtx_payload_type = rtx->payload_type;
    begin_anew(offered);
}

void uplink::begin_anew(const sdp_section& offered) {
    ssrc.reset();
    rtx_ssrc.reset();
    if (!offered.ssrcs.empty()) ssrc = offered.ssrcs.front();
    if (offered.rtx_ssrc != 0) rtx_ssrc = offered.rtx_ssrc;
    received = reception(is_video(kind) ? video_khz : opus_khz);
    picture.reset();
    if (is_video(kind) && is_active)
        picture = std::make_unique<picture_state>(bits_per_s_max(kind));
}

void uplink::end() {
    is_active = false;
    picture.reset();
}

std::optional<rtp_packet> uplink::unwrap(const rtp_packet& again) const {
    if (!ssrc || again.payload.size() <= rtx_original_bytes) return std::nullopt;
    rtp_packet original = again;
    original.header.sequence = load16(again.payload, 0);
    original.header.payload_type = payload_type;
    original.header.ssrc = *ssrc;
    original.payload = again.payload.subspan(rtx_original_bytes);
    return original;
}

}  // namespace snug::voice
