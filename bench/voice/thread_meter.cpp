#include "voice/thread_meter.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace snug::bench {

thread_meter::thread_meter(pid_t pid, const std::string& name) {
    const std::string tasks = "/proc/" + std::to_string(pid) + "/task";
    for (const auto& each : std::filesystem::directory_iterator(tasks)) {
        std::string called;
        std::getline(std::ifstream(each.path() / "comm"), called);
        if (called == name) path_ = each.path() / "schedstat";
    }
    if (path_.empty()) throw std::runtime_error("the server has no thread called " + name);
}

double thread_meter::cpu_seconds() const {
    double ran_ns = -1;
    std::ifstream(path_) >> ran_ns;
    if (ran_ns < 0) throw std::runtime_error("cannot read " + path_);
    return ran_ns / 1e9;
}

}  // namespace snug::bench
