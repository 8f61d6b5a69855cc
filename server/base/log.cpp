#include "base/log.hpp"

#include "base/json.hpp"
#include "base/time.hpp"

#include <array>
#include <atomic>
#include <climits>
#include <mutex>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace snug {

namespace {

constexpr std::array<std::string_view, 5> words = {"debug", "info", "warning", "error", "off"};
std::atomic<log_level> least_level = log_level::info;

// A pipe that has room takes so much without waiting; the rest is for `dropped_lines` and the end.
constexpr std::size_t line_bytes_max = PIPE_BUF - 64;

std::mutex writing;
std::uint64_t dropped_lines = 0;  // since the last line that was written; guarded by `writing`

/// Whether standard error takes a line at once. Asked, and not made non-blocking: it is shared with
/// whoever started us.
bool has_room() {
    pollfd end{STDERR_FILENO, POLLOUT, 0};
    return ::poll(&end, 1, 0) == 1 && (end.revents & POLLOUT) != 0;
}

}  // namespace

std::optional<log_level> parse_log_level(std::string_view word) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == word) return static_cast<log_level>(i);
    }
    return std::nullopt;
}

void set_log_level(log_level least) {
    least_level.store(least, std::memory_order_relaxed);
}

bool logs(log_level level) {
    return level >= least_level.load(std::memory_order_relaxed);
}

log_line::log_line(log_level level, std::string_view event) : wanted_(logs(level)) {
    if (!wanted_) return;
    text_ = R"({"at":")" + to_iso8601(system_now()) + R"(","level":")";
    text_ += words[static_cast<std::size_t>(level)];
    text_ += R"(","event":)";
    append_json_string(text_, event);
    start_bytes_ = text_.size();
}

log_line::~log_line() {
    if (!wanted_) return;
    if (text_.size() > line_bytes_max) {
        text_.resize(start_bytes_);
        text_ += R"(,"cut":true)";
    }
    // One at a time, so that the room that was seen is still there.
    const std::lock_guard lock(writing);
    if (!has_room()) {
        ++dropped_lines;
        return;
    }
    if (dropped_lines > 0) field("dropped_lines", std::exchange(dropped_lines, 0));
    text_ += "}\n";
    // A log that cannot be written must not stop the server; there is nobody left to tell.
    [[maybe_unused]] const auto ignored = ::write(STDERR_FILENO, text_.data(), text_.size());
}

log_line& log_line::field(std::string_view name, std::string_view value) {
    if (!wanted_) return *this;
    text_ += ',';
    append_json_string(text_, name);
    text_ += ':';
    append_json_string(text_, value);
    return *this;
}

log_line& log_line::field(std::string_view name, std::int64_t value) {
    if (!wanted_) return *this;
    text_ += ',';
    append_json_string(text_, name);
    text_ += ':' + std::to_string(value);
    return *this;
}

log_line& log_line::field(std::string_view name, std::uint64_t value) {
    if (!wanted_) return *this;
    text_ += ',';
    append_json_string(text_, name);
    text_ += ':' + std::to_string(value);
    return *this;
}

}  // namespace snug
