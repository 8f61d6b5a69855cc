// Counts of latencies in log-linear buckets: within 1.6 % of the truth from 1 us to 70 minutes in a
// few KB. Owned by one measurement, one thread.
#pragma once

#include "loadgen/clock.hpp"

#include <array>
#include <cstdint>

namespace snug::bench {

class histogram {
public:
    void add(nanos latency);
    void clear() { *this = histogram{}; }

    std::uint64_t count() const { return count_; }
    /// The latency that `fraction` (0 to 1) of all stay at or below; 0 when empty.
    double quantile_ms(double fraction) const;
    double max_ms() const { return static_cast<double>(max_) / millisecond; }

private:
    static constexpr unsigned fine_bits = 6;  // 64 steps in every power of two
    static constexpr std::size_t buckets = (32 - fine_bits + 1) << fine_bits;

    static std::size_t bucket_of(std::uint64_t micros);
    static std::uint64_t micros_of(std::size_t bucket);

    std::array<std::uint32_t, buckets> counts_{};
    std::uint64_t count_ = 0;
    nanos max_ = 0;
};

}  // namespace snug::bench
