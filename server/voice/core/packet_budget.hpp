// How many packets one sender may have forwarded: each goes to everybody in the room, so a flood
// would cost as many times what it costs its sender. A value of one owner, no clock.
#pragma once

#include "base/voice_limits.hpp"
#include "voice/core/instant.hpp"

#include <algorithm>

namespace snug::voice {

class packet_budget {
public:
    /// Whether one more may go on now: `limits::voice_packets_per_s` in the long run, and what came
    /// late because the network stood still (`limits::voice_burst`) at once.
    bool take(instant now) {
        due_ = std::max(due_, now - limits::voice_burst);
        if (due_ > now) return false;
        due_ += std::chrono::microseconds(std::chrono::seconds(1)) / limits::voice_packets_per_s;
        return true;
    }

private:
    instant due_ = instant::min();  // when the next packet would be in its time
};

}  // namespace snug::voice
