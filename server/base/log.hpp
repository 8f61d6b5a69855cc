// Structured log lines on standard error: one JSON object a line, never message text, never an
// address. `log_line(level, "event").field("k", v)` writes when the temporary dies; one write(2) a
// line, any thread. What goes into a field is escaped, so nobody can forge a line. Never waits for
// whoever reads it: lines for which there is no room are dropped, and the next one says how many.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace snug {

enum class log_level : std::uint8_t { debug, info, warning, error, off };

/// "debug", "info", "warning", "error", "off".
std::optional<log_level> parse_log_level(std::string_view word);

/// Lines below `least` are dropped from now on. Default: info.
void set_log_level(log_level least);
bool logs(log_level level);

class log_line {
public:
    log_line(log_level level, std::string_view event);
    log_line(const log_line&) = delete;
    log_line& operator=(const log_line&) = delete;
    ~log_line();

    log_line& field(std::string_view name, std::string_view value);
    log_line& field(std::string_view name, const char* value) {
        return field(name, std::string_view(value));
    }
    log_line& field(std::string_view name, std::int64_t value);
    log_line& field(std::string_view name, std::uint64_t value);
    log_line& field(std::string_view name, int value) {
        return field(name, static_cast<std::int64_t>(value));
    }

private:
    bool wanted_;
    std::string text_;
    std::size_t start_bytes_ = 0;  // up to the event's name
};

}  // namespace snug
