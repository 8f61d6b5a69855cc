// What other processes cost: CPU seconds and resident memory, summed over some pids (a master and
// its workers). Owned by one measurement. CPU comes from the kernel's per-process CPU clock, exact
// to nanoseconds where the ticks of /proc are 10 ms wide. Reads only; never signals anybody.
#pragma once

#include <cstdint>
#include <sys/types.h>
#include <vector>

namespace snug::bench {

class process_meter {
public:
    explicit process_meter(std::vector<pid_t> pids) : pids_(std::move(pids)) {}

    bool watches_any() const { return !pids_.empty(); }
    /// CPU that all of them have used since they began; a process that is gone ends the program
    /// with a message.
    double cpu_seconds() const;
    /// Resident bytes that belong to the processes themselves (anonymous memory; pages of the
    /// binary left out).
    std::uint64_t anonymous_bytes() const;
    std::uint64_t resident_bytes() const;

private:
    std::vector<pid_t> pids_;
};

}  // namespace snug::bench
