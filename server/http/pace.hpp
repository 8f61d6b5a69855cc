// How long somebody may keep us waiting for bytes: so much patience, and more of it with every byte
// that moves, so that what keeps moving is never cut however large it is. Only waits are counted,
// not what we do ourselves in between. A value; does not ask for the time.
#pragma once

#include "base/transfer_limits.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace snug::http {

class pace {
public:
    using duration = std::chrono::steady_clock::duration;

    /// `patience` for all waits together, to which moving bytes add; no single one is longer than
    /// `pause_max`, however much was moved before.
    pace(duration patience, duration pause_max) : left_(patience), pause_max_(pause_max) {}

    /// What bytes earn: limits::body_bytes_per_s_min of them a second.
    static duration time_for(std::uint64_t bytes) {
        return std::chrono::microseconds(bytes * 1'000'000 / limits::body_bytes_per_s_min);
    }

    void moved(std::uint64_t bytes) { left_ += time_for(bytes); }
    void waited(duration span) { left_ -= span; }

    /// How long the next wait may be; 0 when there was enough of it.
    duration next_wait() const { return std::clamp(left_, duration::zero(), pause_max_); }

private:
    duration left_;
    duration pause_max_;
};

}  // namespace snug::http
