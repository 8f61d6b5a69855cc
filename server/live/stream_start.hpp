// What a stream begins with, from the cursor the client gave: a pure look at text and world.
// The rules stand in the wire's description: an impossible cursor is never silently skipped over.
#pragma once

#include "live/world.hpp"

#include <string_view>

namespace snug {

struct stream_start {
    enum class kind : std::uint8_t {
        fresh,   // no cursor: from the head on
        replay,  // everything after `pos` first
        resync,  // the cursor leads nowhere: `reason`; live from the head on
        ahead,   // above what this process has folded so far: the store knows whether `pos` exists
    };
    kind how = kind::fresh;
    position pos = 0;
    std::string_view reason;  // "epoch", "pruned", "invalid"
};

/// An empty `text` means that none was given.
stream_start find_start(const world& seen, std::string_view text);

}  // namespace snug
