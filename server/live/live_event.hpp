// One logged change as subscribers get it: its frame, whom it concerns, its position. Made once,
// after the world has folded the change, for the live stream and for replay alike. Pure, io thread
// (it reads the world).
#pragma once

#include "live/frame.hpp"
#include "live/world.hpp"

#include <optional>
#include <vector>

namespace snug {

/// How an event about a channel differs for some of those who get it. Whoever gains a channel hears
/// `channel_visible` with his own marks, made for him alone; whoever loses it `channel_hidden`.
enum class sight : std::uint8_t {
    none,     // the same for everybody
    created,  // the same for all who are here; who was away hears `channel_visible`, with his marks
    let_in,   // `person` gains it
    put_out,  // `person` loses it
    opened,   // everybody who sees it has gained it, or is told afresh
    closed,   // everybody who sees open channels but not this one has lost it
};

struct live_event {
    position pos = 0;
    shared_bytes frame{};  // null: only `sight` makes frames
    audience to{};
    bool for_quiet = false;  // also carried by ?quiet=1
    std::optional<message_id> about{};
    std::vector<username> anew{};    // who see other people and channels now: they are told resync
    std::vector<username> guests{};  // who see a person only now, or no longer (guest_sight) …
    shared_bytes for_guests{};  // … and hear of that: instead of `frame`, or, where it is about
    shared_bytes before_for_guests{};  // a channel they are in, before it and without an id
    bool guests_unknown = false;  // which guests saw whom before this, nobody can tell any more
    snug::sight sight = snug::sight::none;
    channel_id channel{};  // that it is about, if it is about one
    username person{};     // who is let in or put out
    std::string emoji{};   // of the group's own, that it is about
};

/// The event for `what`, which `seen` has folded already, or holds in a later form. `message_json`
/// saves encoding a message twice. A change that nobody hears of gives an event without frame for
/// nobody. What it means to guests only who knows how it was before can say: `guest_sight`.
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
