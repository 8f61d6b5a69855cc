// What the host names among voice's addresses resolve to, and resolved to before: a resolver that
// does not answer for a moment takes no address away. Blocks on the network; used on one thread,
// which nobody waits for.
#pragma once

#include "base/result.hpp"
#include "voice/announced.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace snug {

/// Numeric addresses of a name. `not_found`: there is no such name; `unavailable`: nobody said.
result<std::vector<std::string>> look_up(const std::string& name);

class voice_names {
public:
    using resolver = std::function<result<std::vector<std::string>>(const std::string&)>;

    explicit voice_names(resolver ask = look_up) : ask_(std::move(ask)) {}

    /// `wanted` with names replaced by their addresses, in their order; names without any are left
    /// out.
    std::vector<voice::announce_wish> resolve(const std::vector<voice::announce_wish>& wanted);

    /// Of the last call: names that have no address.
    const std::vector<std::string>& unknown() const { return unknown_; }

private:
    resolver ask_;
    std::map<std::string, std::vector<std::string>> known_;  // bounded by what is wanted
    std::vector<std::string> unknown_;
};

}  // namespace snug
