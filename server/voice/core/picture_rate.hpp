// How fast one stream of pictures may come, so that the worst of its viewers bears it: down at once
// when he loses much, slowly up again. A value of one owner, no clock.
#pragma once

#include "base/voice_limits.hpp"

#include <algorithm>
#include <cstdint>

namespace snug::voice {

class picture_rate {
public:
    explicit picture_rate(int bits_per_s_max) : max_(bits_per_s_max), now_(bits_per_s_max) {}

    /// A viewer's report block: what share of 256 he lost.
    void hear_loss(std::uint8_t fraction) {
        heard_ = true;
        worst_ = std::max(worst_, fraction);
    }

    /// Goes by what was heard since the last step. To be called once a second.
    void step() {
        if (heard_ && worst_ > limits::video_loss_much) now_ = now_ * 85 / 100;
        if (heard_ && worst_ < limits::video_loss_little) now_ = now_ * 105 / 100;
        now_ = std::clamp(now_, limits::video_bits_per_s_min, max_);
        worst_ = 0;
        heard_ = false;
    }

    int bits_per_s() const { return now_; }

private:
    int max_;
    int now_;
    std::uint8_t worst_ = 0;
    bool heard_ = false;
};

}  // namespace snug::voice
