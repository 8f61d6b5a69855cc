// One logged change as subscribers get it: its frame, whom it concerns, its position. Made once,
// after the world has folded the change, for the live stream and for replay alike. Pure, io thread
// (it reads the world).
#pragma once

#include "live/frame.hpp"
#include "live/world.hpp"

#include <optional>
#include <vector>

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
    std::vector<username> guests{};  // who see somebody no longer, or only now: they get this …
    shared_bytes for_guests{};       // … instead: member_left or member_joined
    bool guests_unknown = false;     // who of them saw whom, nobody can tell any more
};

/// The event for `what`, which `seen` has folded already, or holds in a later form. `message_json`
/// saves encoding a message twice. A change that nobody hears of gives an event without frame for
/// nobody. Which guests saw the person that it is about before, only `tell_guests` can say.
live_event make_event(const world& seen,
                      const committed& what,
                      const shared_bytes& message_json = nullptr);

/// Whose leaving, joining a channel or rank may change what guests see, if `what` is of that kind.
std::optional<username> whose_sight(const change& what);

/// Completes an event made just now: of the guests in `saw`, who saw `whom` before the change, some
/// may see him no longer, and others see him only now.
void tell_guests(live_event& event,
                 const world& seen,
                 const username& whom,
                 const std::vector<username>& saw);

/// The frame of a message as it is now: the default event for a new one, else its edited form or
/// its tombstone.
shared_bytes make_message_frame(const message& what,
                                const shared_bytes& json,
                                const cursor& at,
                                bool is_new);

}  // namespace snug
