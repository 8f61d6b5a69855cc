// What one named thread of another process costs, by the scheduler's own count in nanoseconds.
// Owned by one measurement; reads only.
#pragma once

#include <string>
#include <sys/types.h>

namespace snug::bench {

class thread_meter {
public:
    /// Throws when `pid` has no thread called `name`.
    thread_meter(pid_t pid, const std::string& name);

    double cpu_seconds() const;

private:
    std::string path_;
};

}  // namespace snug::bench
