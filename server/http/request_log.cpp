#include "http/request_log.hpp"

#include "base/log.hpp"
#include "http/response_head.hpp"

namespace snug::http {

namespace {

// Enough to see what goes wrong, too few to fill a disk or to slow the loop down.
constexpr unsigned lines_per_second_max = 20;

}  // namespace

void request_log::write(const entry& line, clock::time_point now) {
    if (line.status < 400) return;
    const log_level level = line.status >= 500 ? log_level::warning : log_level::info;
    if (!logs(level) || !may_write(now)) return;
    const auto took_us = std::chrono::duration_cast<std::chrono::microseconds>(line.took).count();
    log_line(level, line.status >= 500 ? "request_failed" : "request_refused")
        .field("request", to_request_id(line.id))
        .field("route", line.route)
        .field("status", line.status)
        .field("code", line.code)
        .field("us", static_cast<std::int64_t>(took_us));
}

bool request_log::may_write(clock::time_point now) {
    if (now - second_began_ >= std::chrono::seconds(1)) {
        if (held_back_ > 0)
            log_line(log_level::info, "request_lines_held_back").field("count", held_back_);
        second_began_ = now;
        written_ = 0;
        held_back_ = 0;
    }
    if (written_ < lines_per_second_max) {
        ++written_;
        return true;
    }
    ++held_back_;
    return false;
}

}  // namespace snug::http
