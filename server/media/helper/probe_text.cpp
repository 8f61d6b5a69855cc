#include "media/helper/probe_text.hpp"

#include "base/media_limits.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace snug::media {
namespace {

template <class T>
T number_or(std::string_view text, T otherwise) {
    T value{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc{} ? value : otherwise;
}

std::uint32_t side(std::string_view text) {
    return number_or<std::uint32_t>(text, 0);
}

/// "30000/1001" as 30; "0/0" as 0.
std::uint32_t rate(std::string_view text) {
    const std::size_t slash = text.find('/');
    const double over = number_or(text.substr(0, slash), 0.0);
    const double under =
        slash == std::string_view::npos ? 1.0 : number_or(text.substr(slash + 1), 0.0);
    if (!(under > 0) || !(over > 0)) return 0;
    return static_cast<std::uint32_t>(std::min(std::ceil(over / under), 1e6));
}

std::uint64_t duration(std::string_view text) {
    const double seconds = number_or(text, 0.0);
    if (!(seconds > 0)) return 0;
    return static_cast<std::uint64_t>(std::min(seconds, 1e9) * 1000);
}

/// Names of codecs and pixel formats; anything that is not one word is nobody's name.
std::string word(std::string_view text) {
    const bool good = text.size() <= 32 && std::ranges::all_of(text, [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
                      });
    return good ? std::string(text) : std::string();
}

void take_stream_field(stream_facts& of, std::string_view key, std::string_view value) {
    using kind = stream_facts::kind;
    if (key == "codec_type") {
        of.of = value == "video" ? kind::video : value == "audio" ? kind::audio : kind::other;
    } else if (key == "codec_name") {
        of.codec = word(value);
    } else if (key == "pix_fmt") {
        of.pixel_format = word(value);
    } else if (key == "width") {
        of.width = side(value);
    } else if (key == "height") {
        of.height = side(value);
    } else if (key == "avg_frame_rate") {
        of.frames_per_s = rate(value);
    } else if (key == "DISPOSITION:attached_pic") {
        of.still = value == "1";
    } else if (key == "rotation") {
        of.turned = std::abs(number_or(value, 0)) % 180 == 90;
    }
}

const stream_facts* first(const std::vector<stream_facts>& streams, stream_facts::kind of) {
    const auto found = std::ranges::find_if(
        streams, [of](const stream_facts& one) { return one.of == of && !one.still; });
    return found == streams.end() ? nullptr : &*found;
}

}  // namespace

const stream_facts* probe_facts::video() const {
    return first(streams, stream_facts::kind::video);
}
const stream_facts* probe_facts::audio() const {
    return first(streams, stream_facts::kind::audio);
}

std::optional<probe_facts> parse_probe(std::string_view text) {
    if (text.size() > limits::probe_text_bytes_max) return std::nullopt;
    probe_facts out;
    bool in_stream = false;
    bool in_format = false;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (line == "[STREAM]") {
            if (out.streams.size() == limits::video_streams_max) return std::nullopt;
            out.streams.emplace_back();
            in_stream = true;
        } else if (line == "[/STREAM]") {
            in_stream = false;
        } else if (line == "[FORMAT]" || line == "[/FORMAT]") {
            in_format = line == "[FORMAT]";
        } else if (const std::size_t equals = line.find('='); equals != std::string_view::npos) {
            const auto key = line.substr(0, equals);
            const auto value = line.substr(equals + 1);
            if (in_stream) take_stream_field(out.streams.back(), key, value);
            if (in_format && key == "duration") out.duration_ms = duration(value);
        }
    }
    return out;
}

std::optional<std::uint64_t> parse_progress_ms(std::string_view line) {
    constexpr std::string_view key = "out_time_us=";
    if (!line.starts_with(key)) return std::nullopt;
    const auto us = number_or<std::int64_t>(line.substr(key.size()), -1);
    if (us < 0) return std::nullopt;
    return static_cast<std::uint64_t>(us) / 1000;
}

}  // namespace snug::media
