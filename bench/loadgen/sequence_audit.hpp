// Holds a server to its word about `seq`: what senders were answered must be distinct and without
// holes, what a reader hears must rise by one each time. Owned by one measurement, one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace snug::bench {

/// The numbers that senders were answered with.
class acknowledged_numbers {
public:
    void add(std::uint64_t seq) { seen_.push_back(seq); }
    /// How many were given twice, and how many between the lowest and the highest were never given.
    /// Sorts.
    struct faults {
        std::uint64_t twice = 0;
        std::uint64_t missing = 0;
    };
    faults count_faults();

private:
    std::vector<std::uint64_t> seen_;
};

/// What one reader has heard so far.
struct heard_numbers {
    std::uint64_t last = 0;
    std::uint32_t messages = 0;
    std::uint32_t holes = 0;
    std::uint32_t doubles = 0;

    void add(std::uint64_t seq);
};

}  // namespace snug::bench
