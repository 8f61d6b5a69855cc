// One structured line per refused or failed request: request id, route pattern, status,
// microseconds. Never an address, a path as it was asked for, a query or text. Owned by a reactor,
// its thread only. A flood of bad requests writes a few lines a second and then how many it kept
// back.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace snug::http {

class request_log {
public:
    using clock = std::chrono::steady_clock;

    struct entry {
        std::uint64_t id = 0;
        std::string_view route;  // the pattern; empty when none was found
        int status = 0;
        std::string_view code;
        clock::duration took{};
    };

    /// 4xx as information, 5xx as warnings; below 400 nothing.
    void write(const entry& line, clock::time_point now);

private:
    bool may_write(clock::time_point now);

    clock::time_point second_began_;
    unsigned written_ = 0;
    std::uint64_t held_back_ = 0;
};

}  // namespace snug::http
