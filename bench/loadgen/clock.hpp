// Monotonic time in nanoseconds, the same in every process of one machine. Pure functions, any
// thread.
#pragma once

#include <chrono>
#include <cstdint>

namespace snug::bench {

using nanos = std::int64_t;

inline constexpr nanos second = 1'000'000'000;
inline constexpr nanos millisecond = 1'000'000;

inline nanos now() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace snug::bench
