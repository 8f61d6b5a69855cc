#include "loadgen/pace.hpp"

#include <algorithm>
#include <chrono>

namespace snug::bench {
namespace {

constexpr nanos turn_max = 10 * millisecond;

}  // namespace

void pace::start() {
    running_ = true;
    next_due_ = now();
    if (rate_ > 0) return;
    for (auto& sender : senders_)
        begin_(*sender, now());
}

void pace::go_on(requester& sender) {
    if (running_ && rate_ == 0) begin_(sender, now());
}

// What finds no idle sender keeps its due time, so that waiting counts as latency.
void pace::begin_what_is_due() {
    const nanos step = second / static_cast<nanos>(rate_);
    for (; next_due_ <= now(); next_due_ += step) {
        const auto count = senders_.size();
        for (std::size_t tried = 0; tried < count && !senders_[next_sender_ % count]->idle();
             ++tried)
            ++next_sender_;
        auto& sender = *senders_[next_sender_ % count];
        if (!sender.idle()) return;
        ++next_sender_;
        begin_(sender, next_due_);
    }
}

void pace::turn_until(nanos end) {
    for (nanos at = now(); at < end; at = now()) {
        auto wait = std::min(turn_max, end - at);
        if (running_ && rate_ > 0) {
            begin_what_is_due();
            wait = std::clamp<nanos>(next_due_ - now(), 0, wait);
        }
        events_.turn(std::chrono::nanoseconds(wait));
    }
}

}  // namespace snug::bench
