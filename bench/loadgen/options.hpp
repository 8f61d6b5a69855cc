// The command line of a sub-command: `--name value` pairs with a bound on every number, so that no
// run is endless. Owned by main; a command reads what it knows, then calls `refuse_unknown`.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace snug::bench {

/// The command line is wrong; main says it in one line and exits 64.
struct usage_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class options {
public:
    explicit options(std::span<char* const> arguments);

    /// A number between 0 and `max`.
    std::uint64_t number(std::string_view name, std::uint64_t otherwise, std::uint64_t max);
    std::string text(std::string_view name, std::string_view otherwise);
    /// Comma-separated process ids.
    std::vector<pid_t> pids(std::string_view name);

    void refuse_unknown() const;

private:
    struct entry {
        std::string value;
        bool used = false;
    };
    const entry* take(std::string_view name);

    std::map<std::string, entry, std::less<>> entries_;
};

}  // namespace snug::bench
