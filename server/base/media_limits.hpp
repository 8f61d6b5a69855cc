// Bounds of what people share and of the process that looks into it. Beside limits.hpp, since only
// `media` and its helper look at them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace snug::limits {

using namespace std::chrono_literals;

// Pictures: read from the header, before anything is decoded.
inline constexpr std::uint32_t picture_side_max = 16'383;  // WebP has no more
inline constexpr std::uint64_t picture_pixels_max =
    100'000'000;                                            // more than any camera of a friend
inline constexpr std::uint32_t picture_frames_max = 2'000;  // over a minute at 30 a second
inline constexpr std::uint64_t picture_frames_pixels_max =
    400'000'000;                                                       // all frames together: 10 s
inline constexpr std::size_t picture_bytes_max = 128UL * 1024 * 1024;  // read as one span
inline constexpr std::size_t picture_parts_max = 100'000;  // chunks or segments of one file
inline constexpr int thumb_width = 400;  // of the box in a stream, 1×; 2× is twice that
inline constexpr int thumb_height = 300;
inline constexpr int thumb_quality = 78;   // of WebP: no artefacts at the size of a thumbnail
inline constexpr int served_quality = 85;  // of what has to be encoded anew, to be looked at large
inline constexpr int served_quality_least = 60;
inline constexpr std::uint32_t square_side_max = 512;  // faces; own emoji have 96

// Video and sound.
inline constexpr std::uint32_t video_side_max = 8'192;
inline constexpr auto video_duration_max = std::chrono::milliseconds(6h);
inline constexpr std::uint32_t video_frames_per_s_max = 240;  // no camera of a phone does more
inline constexpr std::uint32_t video_streams_max = 32;
inline constexpr std::uint32_t playable_height_max = 1'080;  // of what is encoded anew
inline constexpr std::uint32_t playable_width_max = 1'920;
inline constexpr std::size_t waveform_points_max = 96;            // bars that a player can show
inline constexpr std::size_t thumbhash_bytes_max = 25;            // 6 of header, 19 of waves
inline constexpr std::size_t probe_text_bytes_max = 64UL * 1024;  // what ffprobe says of one file

// The helper and its jobs.
inline constexpr auto media_cpu = 10s;         // of a picture, a probe, a poster
inline constexpr auto media_patience = 90s;    // by the clock, of the same: others are busy too
inline constexpr auto encode_cpu_least = 60s;  // of a video encoded anew, however short
inline constexpr int encode_cpu_per_s = 20;    // … and for each second of it: a Raspberry Pi's pace
inline constexpr auto encode_cpu_most = std::chrono::seconds(3h);
inline constexpr auto encode_patience = std::chrono::minutes(4 * 60);
inline constexpr std::size_t media_memory_bytes = 512UL * 1024 * 1024;  // above what a start maps
inline constexpr std::size_t encode_memory_bytes =
    1024UL * 1024 * 1024;  // address space of ffmpeg, of which x264 at 1080p uses a third
inline constexpr std::size_t media_descriptors_max = 32;
inline constexpr std::uint64_t thumb_file_bytes_max = 16UL * 1024 * 1024;
inline constexpr std::uint64_t media_file_bytes_max = 4ULL * 1024 * 1024 * 1024;
// Of what is made of a film: a file that names the same pictures over and over would grow without
// end.
inline constexpr std::uint64_t made_times_most = 8;  // speech is small, and AAC is not
inline constexpr std::uint64_t made_bytes_least = 16ULL * 1024 * 1024;
inline constexpr int media_nice = 10;                // chat comes first
inline constexpr std::size_t media_queue_max = 256;  // jobs waiting; more is `busy`
inline constexpr std::size_t media_message_bytes_max = 512;
inline constexpr std::size_t media_answers_max = 10'000;  // progress of one job; more is a flood
inline constexpr int media_tries_max = 3;    // of one file with which helpers or workers died
inline constexpr int helper_starts_max = 3;  // in a row in vain; then one try each longest pause
inline constexpr auto helper_pause_least = 100ms;  // after a death, doubled each time
inline constexpr auto helper_pause_most = 10s;
inline constexpr auto helper_start_patience = 10s;  // a cold disk loads the libraries slowly

}  // namespace snug::limits
