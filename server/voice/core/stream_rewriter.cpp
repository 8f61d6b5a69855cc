#include "voice/core/stream_rewriter.hpp"

#include "base/voice_limits.hpp"

#include <algorithm>

namespace snug::voice {

namespace {

/// How time passes in a stream.
struct stream_pace {
    std::int64_t clock_khz;
    instant::duration step_min;  // between the last packet of one source and the first of another
};
constexpr stream_pace opus_pace{48, limits::opus_frame};
constexpr stream_pace video_pace{90, limits::video_frame};
// How far behind the newest packet the floor follows, so that it never lies half the numbers away.
constexpr std::uint16_t floor_distance = 1'000;

/// Whether `a` comes before `b` in numbers that wrap (RFC 1982).
bool is_before(std::uint16_t a, std::uint16_t b) {
    return static_cast<std::int16_t>(static_cast<std::uint16_t>(a - b)) < 0;
}

}  // namespace

void stream_rewriter::join(instant now, const rtp_header& in) {
    // The first number is a low one: a receiver that lost packets about a first wrap could never
    // guess SRTP's rollover count again (RFC 3711 section 3.3.1).
    const auto sequence = static_cast<std::uint16_t>(any_ ? newest_out_ + 1 : in.sequence & 0x7FFF);
    std::uint32_t time = in.timestamp;
    if (any_) {
        const stream_pace& pace = media_ == media_kind::video ? video_pace : opus_pace;
        const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::max<instant::duration>(now - last_sent_, pace.step_min));
        time = newest_time_ + static_cast<std::uint32_t>(passed.count() * pace.clock_khz);
    }
    sequence_shift_ = static_cast<std::uint16_t>(sequence - in.sequence);
    time_shift_ = time - in.timestamp;
    floor_ = in.sequence;
    newest_in_ = in.sequence;
    newest_out_ = sequence;
    newest_time_ = time;
    running_ = true;
    any_ = true;
}

rtp_header stream_rewriter::shifted(const rtp_header& in) const {
    return {.marker = in.marker,
            .payload_type = payload_type_,
            .sequence = static_cast<std::uint16_t>(in.sequence + sequence_shift_),
            .timestamp = in.timestamp + time_shift_,
            .ssrc = ssrc_};
}

std::optional<rtp_header> stream_rewriter::rewrite(instant now, const rtp_header& in) {
    const bool first = !running_;
    if (first) join(now, in);
    if (is_before(in.sequence, floor_)) return std::nullopt;
    rtp_header out = shifted(in);
    // With Opus the marker begins speech, with VP8 it ends a frame (RFC 7741 section 4.1).
    if (first && media_ == media_kind::audio) out.marker = true;
    if (!is_before(in.sequence, newest_in_)) {
        newest_in_ = in.sequence;
        newest_out_ = out.sequence;
        newest_time_ = out.timestamp;
        const auto behind = static_cast<std::uint16_t>(newest_in_ - floor_distance);
        if (is_before(floor_, behind)) floor_ = behind;
    }
    last_sent_ = now;
    return out;
}

std::optional<rtp_header> stream_rewriter::header_again(const rtp_header& in) const {
    if (!original(static_cast<std::uint16_t>(in.sequence + sequence_shift_))) return std::nullopt;
    return shifted(in);
}

std::optional<std::uint16_t> stream_rewriter::original(std::uint16_t sequence) const {
    const auto in = static_cast<std::uint16_t>(sequence - sequence_shift_);
    if (!running_ || is_before(in, floor_) || is_before(newest_in_, in)) return std::nullopt;
    return in;
}

std::optional<std::uint32_t> stream_rewriter::rewrite_time(std::uint32_t timestamp) const {
    if (!running_) return std::nullopt;
    return timestamp + time_shift_;
}

}  // namespace snug::voice
