// Gives a subscription what it missed, filtered by present rights, then lets it go live without gap
// or double. Owned by the hub, io thread only. From the tail in memory where that reaches, else
// from the log through a reader. Never lets a stream's queue grow past half its bound: it goes on
// at the next tick.
#pragma once

#include "live/live_state.hpp"
#include "live/subscription.hpp"

#include <vector>

namespace snug {

class replay {
public:
    replay(live_state& state, reader_pool& readers) : state_(state), readers_(readers) {}

    /// Everything after `from` that is committed; at the end `caught_up`, and the subscription is
    /// live.
    void start(const subscription_ptr& to, position from);

    /// Those that waited for room in their queue go on.
    void tick();

    /// `resync` with the head as its id, then live: a cursor that cannot be followed.
    void resync(subscription& to, std::string_view reason);
    void finish(subscription& to);

private:
    void go_on(const subscription_ptr& to);
    bool starts_anew(const live_event& event, const member& viewer) const;
    bool give(subscription& to, const live_event& event);
    bool give_tail(const subscription_ptr& to);
    void ask_log(const subscription_ptr& to);
    void take_log(const subscription_ptr& to, const result<std::vector<committed>>& log);

    live_state& state_;
    reader_pool& readers_;
    std::vector<std::weak_ptr<subscription>> waiting_;
};

}  // namespace snug
