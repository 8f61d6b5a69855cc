// Time in voice/core: a monotonic moment that the caller hands in. Nothing here asks a clock.
#pragma once

#include <chrono>

namespace snug::voice {

using instant = std::chrono::time_point<std::chrono::steady_clock, std::chrono::microseconds>;

}  // namespace snug::voice
