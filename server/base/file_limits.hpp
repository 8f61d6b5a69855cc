// Bounds of uploads and of serving files. Beside limits.hpp, since only `api` and `app` look at
// them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace snug::limits {

using namespace std::chrono_literals;

// A slow disk keeps two uploads and a reader busy, and somebody hashes what came.
inline constexpr std::size_t file_threads = 4;
inline constexpr std::size_t file_queue_max = 512;
// Rows and open files that were asked for a moment ago, of each: as many films as friends watch.
inline constexpr std::size_t files_remembered_max = 32;
inline constexpr auto upload_lifetime = 24h;  // an unfinished one, however much has arrived
inline constexpr std::uint64_t upload_body_bytes_max = 4'000'000'000;  // the host's limit is lower
inline constexpr auto files_looked_after_every = 30s;
inline constexpr auto progress_told_every = 1s;  // of one film that is made playable
inline constexpr auto blobs_swept_every = 30min;
inline constexpr auto blob_unused_at_least = 1h;  // longer than from the last byte to its row
inline constexpr std::size_t expired_uploads_at_once = 100;
inline constexpr std::uint64_t bytes_in_mb = 1'000'000;
inline constexpr std::int64_t retention_days_max = 3'650;
inline constexpr auto restore_window = 7 * 24h;  // what was taken away can be brought back
inline constexpr auto files_aged_every = 1h;
inline constexpr std::size_t files_aged_at_once = 200;
inline constexpr int space_looks_max = 10;  // while others finish; then: ask again
inline constexpr std::size_t largest_files_told = 100;
inline constexpr std::size_t largest_files_read = 500;  // those that one may not see are left out

// Of a zip for the shelf: about twice what that takes, and no bomb fills the disk.
inline constexpr std::size_t shelf_zip_files_max = 4'000;
inline constexpr std::uint64_t shelf_zip_bytes_max = 4'000'000'000;
inline constexpr std::size_t shelf_tags_told_max = 40;  // more of them nobody looks through

// Squares: shown at up to 80 points, on screens with three pixels to a point.
inline constexpr std::uint32_t face_pixels = 256;
inline constexpr std::uint32_t own_emoji_pixels = 96;  // large ones have 44 points
inline constexpr std::uint64_t own_emoji_bytes_max = 256UL * 1024;
inline constexpr std::uint64_t square_source_bytes_max = 32UL * 1024 * 1024;  // a camera's picture

}  // namespace snug::limits
