// Which of the newest packet indices were there before (RFC 3711 section 3.3.2). A value of one
// owner; indices have up to 48 bits.
#pragma once

#include "base/voice_limits.hpp"

#include <bitset>
#include <cstdint>

namespace snug::voice {

class replay_window {
public:
    /// Whether `index` is new: above all others, or within the window and not marked.
    bool is_fresh(std::uint64_t index) const {
        if (!any_ || index > highest_) return true;
        const std::uint64_t behind = highest_ - index;
        return behind < seen_.size() && !seen_[behind];
    }

    /// Marks `index`, which `is_fresh` has let through and the caller has authenticated.
    void mark(std::uint64_t index) {
        if (any_ && index <= highest_) {
            seen_.set(highest_ - index);
            return;
        }
        const std::uint64_t ahead = any_ ? index - highest_ : seen_.size();
        seen_ = ahead < seen_.size() ? seen_ << ahead : std::bitset<limits::srtp_replay_window>();
        seen_.set(0);
        highest_ = index;
        any_ = true;
    }

    bool any() const { return any_; }
    std::uint64_t highest() const { return highest_; }

private:
    std::bitset<limits::srtp_replay_window> seen_;  // bit n: `highest_` - n
    std::uint64_t highest_ = 0;
    bool any_ = false;
};

}  // namespace snug::voice
