// The mark that a posted message carries in its words: run, number and the time it was sent, so
// that any reader, behind any server, can tell which message it is and how long it took. Pure
// functions, any thread.
#pragma once

#include "loadgen/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace snug::bench {

struct stamp {
    std::uint64_t number = 0;
    nanos sent_at = 0;
};

/// About 100 characters, as a line of talk has them, and always of the same length.
std::string stamped_content(std::string_view run_id, const stamp& mark);

/// The stamp within `message` (JSON), if it is one of this run.
std::optional<stamp> find_stamp(std::string_view message, std::string_view run_id);

/// The unsigned number behind `key` (written as `"seq":`), or nullopt.
std::optional<std::uint64_t> number_after(std::string_view json, std::string_view key);

}  // namespace snug::bench
