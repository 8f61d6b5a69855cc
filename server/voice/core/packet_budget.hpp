// How many packets one sender may have forwarded: each goes to everybody in the room, so a flood
// would cost as many times what it costs its sender. A value of one owner, no clock.
#pragma once

#include "base/voice_limits.hpp"
#include "voice/core/instant.hpp"

#include <algorithm>

namespace snug::voice {

class packet_budget {
public:
    explicit packet_budget(int per_s = limits::voice_packets_per_s) : per_s_(per_s) {}

    /// Whether one more may go on now: so many a second in the long run, and what came late because
    /// the network stood still (`limits::voice_burst`) at once.
    bool take(instant now) {
        due_ = std::max(due_, now - limits::voice_burst);
        if (due_ > now) return false;
        due_ += std::chrono::microseconds(std::chrono::seconds(1)) / per_s_;
        return true;
    }

private:
    int per_s_;
    instant due_ = instant::min();  // when the next packet would be in its time
};

}  // namespace snug::voice
