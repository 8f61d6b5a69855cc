// The newest events, encoded: who was away for a moment gets them from here without a store read.
// Owned by live_state, io thread only. A dense run of positions that ends at the newest; bounded in
// number and bytes. Shows things as they are now: a message that changes gets its earlier frames
// made anew.
#pragma once

#include "live/live_event.hpp"

#include <deque>

namespace snug {

class log_tail {
public:
    /// Empty; the first event will be at `head` + 1.
    explicit log_tail(position head) : next_(head + 1) {}

    /// The next position. A hole (nothing else can be the case after a feed was lost) empties the
    /// tail.
    void append(live_event event);

    /// The message in `now` has changed at `at.pos`: earlier frames about it take its present form.
    void renew(const message& now, const shared_bytes& json, const std::string& epoch);

    /// That channel is gone: nothing of what was said in it is told again.
    void renew(const channel_deleted& what, const std::string& epoch);

    /// That emoji is gone: nobody hears any more that it was there.
    void renew(const emoji_removed& what, const std::string& epoch);

    /// Whether everything after `pos` is here.
    bool covers(position pos) const { return pos + 1 >= first() && pos < next_; }
    position first() const { return next_ - events_.size(); }

    /// The event at `pos`, which the tail must hold.
    const live_event& at(position pos) const { return events_[pos - first()]; }
    position last() const { return next_ - 1; }

private:
    static std::size_t bytes_of(const live_event& event) {
        const auto size = [](const shared_bytes& of) { return of ? of->size() : 0; };
        return size(event.frame) + size(event.for_guests) + size(event.before_for_guests);
    }
    void drop_first();

    std::deque<live_event> events_;
    position next_;
    std::size_t bytes_ = 0;
};

}  // namespace snug
