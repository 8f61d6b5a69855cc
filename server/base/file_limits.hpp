// Bounds of uploads and of serving files. Beside limits.hpp, since only `api` and `app` look at
// them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace snug::limits {

using namespace std::chrono_literals;

inline constexpr std::size_t file_threads = 3;  // a slow disk keeps two uploads and a reader busy
inline constexpr std::size_t file_queue_max = 512;
inline constexpr auto upload_lifetime = 24h;  // an unfinished one, however much has arrived
inline constexpr std::uint64_t upload_body_bytes_max = 4'000'000'000;  // the host's limit is lower
inline constexpr auto files_looked_after_every = 30s;
inline constexpr auto blobs_swept_every = 30min;
inline constexpr auto blob_unused_at_least = 1h;  // longer than from the last byte to its row
inline constexpr std::size_t expired_uploads_at_once = 100;

}  // namespace snug::limits
