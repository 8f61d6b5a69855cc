#include "loadgen/sequence_audit.hpp"

#include <algorithm>

namespace snug::bench {

acknowledged_numbers::faults acknowledged_numbers::count_faults() {
    faults found;
    if (seen_.empty()) return found;
    std::ranges::sort(seen_);
    std::uint64_t distinct = 1;
    for (std::size_t i = 1; i < seen_.size(); ++i) {
        if (seen_[i] == seen_[i - 1]) {
            ++found.twice;
        } else {
            ++distinct;
        }
    }
    found.missing = seen_.back() - seen_.front() + 1 - distinct;
    return found;
}

void heard_numbers::add(std::uint64_t seq) {
    ++messages;
    if (last != 0 && seq <= last) {
        ++doubles;
        return;
    }
    if (last != 0 && seq != last + 1) ++holes;
    last = seq;
}

}  // namespace snug::bench
