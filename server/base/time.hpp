// Wall time in milliseconds, always passed in as an argument: nothing below app asks for the time.
// The wire's form is ISO 8601 UTC with milliseconds and Z (RFC 3339 section 5.6).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace snug {

/// Milliseconds since 1970-01-01T00:00:00Z.
using wall_time = std::chrono::sys_time<std::chrono::milliseconds>;

/// The source of wall time that app hands to whoever stamps things; tests hand in their own.
using wall_clock = std::function<wall_time()>;

wall_time system_now();

/// "2026-03-01T09:30:00.000Z"; years 0 to 9999.
std::string to_iso8601(wall_time at);

/// Reads exactly the form that `to_iso8601` writes; anything else is nullopt.
std::optional<wall_time> parse_iso8601(std::string_view text);

inline std::int64_t to_ms(wall_time at) {
    return at.time_since_epoch().count();
}
inline wall_time from_ms(std::int64_t ms) {
    return wall_time(std::chrono::milliseconds(ms));
}

}  // namespace snug
