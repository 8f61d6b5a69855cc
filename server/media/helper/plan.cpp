#include "media/helper/plan.hpp"

#include "base/media_limits.hpp"
#include "media/helper/tool.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace snug::media {
namespace {

constexpr box poster_most{1'280, 1'280};
/// Type of the NAL units with supplemental enhancement information (ITU-T H.264, table 7-1).
constexpr std::string_view h264_sei = "6";

std::string_view demuxer_of(format found) {
    switch (found) {
        case format::mp4:
        case format::quicktime:
        case format::m4a:
            return "mov";
        case format::webm:
        case format::matroska:
            return "matroska";
        case format::avi:
            return "avi";
        case format::mpeg_ts:
            return "mpegts";
        case format::mpeg_ps:
            return "mpeg";
        case format::asf:
            return "asf";
        case format::flv:
            return "flv";
        case format::mp3:
            return "mp3";
        case format::ogg:
        case format::opus:
            return "ogg";
        case format::flac:
            return "flac";
        case format::wav:
            return "wav";
        case format::aiff:
            return "aiff";
        default:
            return "aac";
    }
}

std::string_view muxer_of(format as) {
    switch (as) {
        case format::webm:
            return "webm";
        case format::mp3:
            return "mp3";
        case format::flac:
            return "flac";
        case format::wav:
            return "wav";
        default:
            return "mp4";
    }
}

bool is_one_of(std::string_view what, std::initializer_list<std::string_view> of) {
    return std::ranges::find(of, what) != of.end();
}

/// Nothing but files by their descriptors and the pipe, and one demuxer, which is not guessed.
arguments input(format found) {
    return {"-protocol_whitelist",
            "file,pipe",
            "-max_streams",
            std::to_string(limits::video_streams_max),
            "-f",
            std::string(demuxer_of(found)),
            "-i",
            path_of_file(0)};
}

arguments operator+(arguments front, const arguments& back) {
    front.insert(front.end(), back.begin(), back.end());
    return front;
}

arguments ffmpeg() {
    return {"-nostdin", "-hide_banner", "-v", "error", "-y", "-threads", "1"};
}

/// One stream of each kind, and none of what the file says about itself.
arguments streams_alone() {
    return {"-map",
            "0:V:0?",
            "-map",
            "0:a:0?",
            "-map_metadata",
            "-1",
            "-map_chapters",
            "-1",
            "-fflags",
            "+bitexact",
            "-flags:v",
            "+bitexact",
            "-flags:a",
            "+bitexact"};
}

std::string measures(box of) {
    return std::to_string(of.width) + ":" + std::to_string(of.height);
}

std::string in_seconds(std::uint64_t ms) {
    const std::string rest = std::to_string(1'000 + ms % 1'000);
    return std::to_string(ms / 1'000) + "." + rest.substr(1);
}

std::uint32_t even(std::uint32_t side) {
    return std::max(2U, side & ~1U);
}

/// WebM's own codecs stay there; what MP4 has in every browser goes there.
format video_target(format found, const stream_facts& video, const stream_facts* audio) {
    const std::string_view sound = audio == nullptr ? std::string_view() : audio->codec;
    const bool plain = is_one_of(video.pixel_format, {"yuv420p", "yuvj420p"});
    const bool free_codecs = is_one_of(video.codec, {"vp8", "vp9"});
    if (plain && free_codecs && (sound.empty() || is_one_of(sound, {"opus", "vorbis"})) &&
        is_one_of(demuxer_of(found), {"matroska"})) {
        return format::webm;
    }
    const bool timed = found != format::avi;  // its frames have no times to copy
    if (plain && timed && video.codec == "h264" &&
        (sound.empty() || is_one_of(sound, {"aac", "mp3"}))) {
        return format::mp4;
    }
    return format::other;
}

format audio_target(format found, std::string_view codec) {
    if (codec == "mp3" && found == format::mp3) return format::mp3;
    if (codec == "aac") return format::m4a;
    if (codec == "flac" && found == format::flac) return format::flac;
    if (codec == "pcm_s16le" && found == format::wav) return format::wav;
    return format::other;
}

}  // namespace

box within(box what, box most) {
    if (what.width <= most.width && what.height <= most.height) return what;
    const double scale = std::min(static_cast<double>(most.width) / what.width,
                                  static_cast<double>(most.height) / what.height);
    const auto shrunk = [scale](std::uint32_t side) {
        return std::max(1U, static_cast<std::uint32_t>(std::lround(side * scale)));
    };
    return {std::min(most.width, shrunk(what.width)), std::min(most.height, shrunk(what.height))};
}

box playable(box what) {
    box most{limits::playable_width_max, limits::playable_height_max};
    if (what.height > what.width) std::swap(most.width, most.height);
    const box out = within(what, most);
    return {even(out.width), even(out.height)};
}

std::uint64_t encode_cpu_s(std::uint64_t duration_ms) {
    const auto least = static_cast<std::uint64_t>(limits::encode_cpu_least.count());
    const auto most = static_cast<std::uint64_t>(limits::encode_cpu_most.count());
    return std::min(most, least + duration_ms / 1'000 * limits::encode_cpu_per_s);
}

std::optional<refusal> check_probe(const probe_facts& of) {
    if (of.duration_ms > static_cast<std::uint64_t>(limits::video_duration_max.count())) {
        return refusal::too_long;
    }
    const stream_facts* video = of.video();
    if (video == nullptr) return std::nullopt;
    if (video->width == 0 || video->height == 0) return refusal::broken;
    if (video->width > limits::video_side_max || video->height > limits::video_side_max) {
        return refusal::too_large;
    }
    return std::nullopt;
}

std::optional<refusal> check_encodable(const probe_facts& of) {
    const stream_facts* video = of.video();
    if (video != nullptr && video->frames_per_s > limits::video_frames_per_s_max) {
        return refusal::too_dear;
    }
    return std::nullopt;
}

format copy_target(format found, const probe_facts& of) {
    const stream_facts* audio = of.audio();
    if (const stream_facts* video = of.video()) return video_target(found, *video, audio);
    return audio == nullptr ? format::other : audio_target(found, audio->codec);
}

arguments probe_arguments(format found) {
    return arguments{"-hide_banner", "-v", "error"} + input(found) +
           arguments{"-show_entries",
                     "stream=codec_type,codec_name,pix_fmt,width,height,avg_frame_rate:"
                     "stream_disposition=attached_pic:stream_side_data=rotation:format=duration",
                     "-of",
                     "default"};
}

arguments poster_arguments(format found, const facts& of, box small) {
    const box whole{of.width, of.height};
    const box thumb = within(whole,
                             {static_cast<std::uint32_t>(limits::thumb_width),
                              static_cast<std::uint32_t>(limits::thumb_height)});
    const arguments webp{"-frames:v",
                         "1",
                         "-map_metadata",
                         "-1",
                         "-c:v",
                         "libwebp",
                         "-quality",
                         std::to_string(limits::thumb_quality),
                         "-f",
                         "webp"};
    return ffmpeg() +
           arguments{"-ss", in_seconds(std::min<std::uint64_t>(1'000, of.duration_ms / 10))} +
           input(found) +
           arguments{"-filter_complex",
                     "[0:V:0]split=3[a][b][c];[a]scale=" + measures(within(whole, poster_most)) +
                         "[poster];[b]scale=" + measures(thumb) +
                         "[thumb];[c]scale=" + measures(small) + ",format=rgba[small]"} +
           arguments{"-map", "[poster]"} + webp + arguments{path_of_file(1), "-map", "[thumb]"} +
           webp +
           arguments{
               path_of_file(2), "-map", "[small]", "-frames:v", "1", "-f", "rawvideo", "pipe:1"};
}

arguments waveform_arguments(format found, std::size_t samples_per_s) {
    return ffmpeg() + input(found) +
           arguments{"-map",
                     "0:a:0",
                     "-ac",
                     "1",
                     "-ar",
                     std::to_string(samples_per_s),
                     "-f",
                     "s16le",
                     "pipe:1"};
}

arguments copy_arguments(format found, const probe_facts& of, format as) {
    arguments out = ffmpeg() + input(found) + streams_alone() + arguments{"-c", "copy"};
    if (const stream_facts* video = of.video(); video != nullptr && video->codec == "h264") {
        // Cameras write where and when it was, and what they are, between the pictures too.
        out = out + arguments{"-bsf:v", "filter_units=remove_types=" + std::string(h264_sei)};
    }
    if (as == format::mp3) out = out + arguments{"-id3v2_version", "0"};
    if (muxer_of(as) == "mp4") out = out + arguments{"-movflags", "+faststart"};
    return out + arguments{"-f", std::string(muxer_of(as)), path_of_file(1)};
}

arguments encode_arguments(format found, const probe_facts& of, const facts& as) {
    arguments out = ffmpeg() + input(found) + streams_alone();
    if (of.video() != nullptr) {
        out = out + arguments{"-vf",
                              "scale=" + measures({as.width, as.height}) + ",format=yuv420p",
                              "-c:v",
                              "libx264",
                              "-preset",
                              "veryfast",
                              "-crf",
                              "23",
                              "-fpsmax",
                              "60",
                              "-threads",
                              "1"};
    }
    return out + arguments{"-c:a",
                           "aac",
                           "-b:a",
                           "128k",
                           "-ac",
                           "2",
                           "-ar",
                           "48000",
                           "-movflags",
                           "+faststart",
                           "-progress",
                           "pipe:1",
                           "-nostats",
                           "-f",
                           "mp4",
                           path_of_file(1)};
}

}  // namespace snug::media
