#include "loadgen/histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace snug::bench {

std::size_t histogram::bucket_of(std::uint64_t micros) {
    const auto bounded = std::min<std::uint64_t>(micros, std::numeric_limits<std::uint32_t>::max());
    if (bounded < (1U << fine_bits)) return bounded;
    const auto shift = static_cast<unsigned>(std::bit_width(bounded)) - 1 - fine_bits;
    return (static_cast<std::size_t>(shift) << fine_bits) + (bounded >> shift);
}

std::uint64_t histogram::micros_of(std::size_t bucket) {
    if (bucket < (1U << (fine_bits + 1))) return bucket;
    const auto shift = (bucket >> fine_bits) - 1;
    return ((bucket & ((1U << fine_bits) - 1)) + (1U << fine_bits)) << shift;
}

void histogram::add(nanos latency) {
    const auto bounded = std::max<nanos>(latency, 0);
    ++counts_[bucket_of(static_cast<std::uint64_t>(bounded) / 1000)];
    ++count_;
    max_ = std::max(max_, bounded);
}

double histogram::quantile_ms(double fraction) const {
    const auto wanted =
        static_cast<std::uint64_t>(std::ceil(fraction * static_cast<double>(count_)));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < buckets; ++i) {
        seen += counts_[i];
        if (seen >= wanted && seen > 0) return static_cast<double>(micros_of(i)) / 1000.0;
    }
    return 0;
}

}  // namespace snug::bench
