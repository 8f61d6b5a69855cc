// What ffprobe prints about a file (`-of default`: sections in brackets, one key=value a line) as
// values. ffprobe has read what somebody shared, so nothing it says is believed beyond its shape.
// Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace snug::media {

struct stream_facts {
    enum class kind : std::uint8_t { other, video, audio } of = kind::other;
    std::string codec;         // "h264"
    std::string pixel_format;  // "yuv420p"
    std::uint32_t width = 0;   // as stored, before `turned`
    std::uint32_t height = 0;
    std::uint32_t frames_per_s = 0;  // rounded up
    bool turned = false;             // by a quarter, to either side
    bool still = false;              // a cover, no video

    friend bool operator==(const stream_facts&, const stream_facts&) = default;
};

struct probe_facts {
    std::vector<stream_facts> streams;
    std::uint64_t duration_ms = 0;

    /// The first that is meant; null when there is none.
    [[nodiscard]] const stream_facts* video() const;
    [[nodiscard]] const stream_facts* audio() const;
};

/// nullopt when it is longer than a probe may be, or has more streams.
std::optional<probe_facts> parse_probe(std::string_view text);

/// `out_time_us` of the lines that ffmpeg's `-progress` wrote, in ms; nullopt for other lines.
std::optional<std::uint64_t> parse_progress_ms(std::string_view line);

}  // namespace snug::media
