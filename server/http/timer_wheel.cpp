#include "http/timer_wheel.hpp"

#include <algorithm>

namespace snug::http {

void wheel_entry::cancel() {
    if (next_ == nullptr) return;
    previous_->next_ = next_;
    next_->previous_ = previous_;
    previous_ = nullptr;
    next_ = nullptr;
}

void wheel_entry::link_before(wheel_entry& other) {
    next_ = &other;
    previous_ = other.previous_;
    previous_->next_ = this;
    other.previous_ = this;
}

timer_wheel::timer_wheel(clock::time_point now, clock::duration tick) : tick_(tick), start_(now) {
    for (slot& each : slots_) {
        each.previous_ = &each;
        each.next_ = &each;
    }
}

timer_wheel::~timer_wheel() {
    for (slot& each : slots_) {
        while (each.next_ != &each)
            each.next_->cancel();
    }
}

void timer_wheel::set(wheel_entry& entry, clock::time_point deadline) {
    entry.cancel();
    entry.deadline_ = deadline;
    entry.link_before(slot_of(deadline));
}

void timer_wheel::advance(clock::time_point now) {
    const auto reached = static_cast<std::size_t>(std::max((now - start_) / tick_, clock::rep{0}));
    // After a long sleep one whole turn looks at every entry there is.
    if (reached > turned_ + slot_count) turned_ = reached - slot_count;
    while (turned_ < reached) {
        ++turned_;
        fire(slots_[turned_ % slot_count], now);
    }
}

timer_wheel::slot& timer_wheel::slot_of(clock::time_point at) {
    const auto passed = at - start_;
    const auto ticks =
        passed <= clock::duration::zero() ? 0 : (passed + tick_ - clock::duration(1)) / tick_;
    const std::size_t due = std::max(static_cast<std::size_t>(ticks), turned_ + 1);
    return slots_[due % slot_count];
}

void timer_wheel::fire(slot& due, clock::time_point now) {
    // What is linked anew while this runs lands behind the marker and waits for its own time.
    slot marker;
    marker.link_before(due);
    while (due.next_ != &marker) {
        wheel_entry& entry = *due.next_;
        entry.cancel();
        if (entry.deadline_ > now) {
            entry.link_before(due);  // its round has not come yet
        } else {
            entry.expired();
        }
    }
}

}  // namespace snug::http
