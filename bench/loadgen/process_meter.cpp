#include "loadgen/process_meter.hpp"

#include <ctime>
#include <fstream>
#include <stdexcept>
#include <string>

namespace snug::bench {
namespace {

std::uint64_t status_bytes(pid_t pid, const std::string& field) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with(field)) return std::stoull(line.substr(field.size())) * 1024;
    }
    throw std::runtime_error("no " + field + " for process " + std::to_string(pid));
}

}  // namespace

double process_meter::cpu_seconds() const {
    double sum = 0;
    for (const pid_t pid : pids_) {
        clockid_t clock{};
        timespec used{};
        if (::clock_getcpuclockid(pid, &clock) != 0 || ::clock_gettime(clock, &used) != 0) {
            throw std::runtime_error("process " + std::to_string(pid) + " is gone");
        }
        sum += static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
    }
    return sum;
}

std::uint64_t process_meter::anonymous_bytes() const {
    std::uint64_t sum = 0;
    for (const pid_t pid : pids_)
        sum += status_bytes(pid, "RssAnon:") + status_bytes(pid, "RssShmem:");
    return sum;
}

std::uint64_t process_meter::resident_bytes() const {
    std::uint64_t sum = 0;
    for (const pid_t pid : pids_)
        sum += status_bytes(pid, "VmRSS:");
    return sum;
}

}  // namespace snug::bench
