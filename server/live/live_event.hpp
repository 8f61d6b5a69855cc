// One logged change as subscribers get it: its frame, whom it concerns, its position. Made once,
// after the world has folded the change, for the live stream and for replay alike. Pure, io thread
// (it reads the world).
#pragma once

#include "live/frame.hpp"
#include "live/world.hpp"

#include <optional>

namespace snug {

struct live_event {
    position pos = 0;
    shared_bytes
        frame{};  // null: it is made for the one person who gets it (see `personal_channel`)
    audience to{};
    bool for_quiet = false;  // also carried by ?quiet=1
    std::optional<message_id> about{};
    std::optional<username> changed_sight{};       // whose rank has, or may have, changed with this
    std::optional<channel_id> personal_channel{};  // channel_visible, with that person's read marks
};

/// The event for `what`, which `seen` has folded already, or holds in a later form. `message_json`
/// saves encoding a message twice. A change that nobody hears of gives an event without frame for
/// nobody.
live_event make_event(const world& seen,
                      const committed& what,
                      const shared_bytes& message_json = nullptr);

/// The frame of a message as it is now: the default event for a new one, else its edited form or
/// its tombstone.
shared_bytes make_message_frame(const message& what,
                                const shared_bytes& json,
                                const cursor& at,
                                bool is_new);

}  // namespace snug
