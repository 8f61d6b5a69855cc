// Bounds of what people tell of themselves while they are here: as base/limits.hpp, for the few
// files that need these.
#pragma once

#include <chrono>
#include <cstddef>

namespace snug::limits {

inline constexpr std::size_t typing_per_tick_max = 20;  // of one channel; "several" says it all
inline constexpr std::size_t status_code_points_max = 80;
inline constexpr auto status_max = std::chrono::hours(30 * 24);  // till its words end by themselves
inline constexpr double typing_per_s = 1;  // of one person; clients say it every 3 s
inline constexpr double typing_burst = 5;

}  // namespace snug::limits
