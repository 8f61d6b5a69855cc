#include "voice/core/speakers.hpp"

#include "base/voice_limits.hpp"

#include <algorithm>

namespace snug::voice {

void loudness::hear(instant now, std::uint8_t level) {
    constexpr float attack = 0.5F;
    constexpr float decay = 0.1F;
    const auto said = static_cast<float>(level);
    level_ += (said - level_) * (said < level_ ? attack : decay);
    loudest_ = std::min(loudest_, level);
    last_packet_ = now;
    if (level_ < static_cast<float>(limits::speaking_level_max)) last_speech_ = now;
}

bool loudness::is_speaking(instant now) const {
    return last_speech_ && now - *last_speech_ < limits::speaking_hold;
}

bool loudness::is_active(instant now) const {
    return last_packet_ && now - *last_packet_ < limits::sender_active_for;
}

std::size_t choose_heard(std::span<talker> talkers) {
    if (talkers.size() <= limits::voice_heard_max) return talkers.size();
    const auto rank = [](const talker& each) {
        return each.level - (each.heard ? static_cast<float>(limits::loudness_bonus) : 0.0F);
    };
    std::ranges::nth_element(
        talkers, talkers.begin() + static_cast<std::ptrdiff_t>(limits::voice_heard_max), {}, rank);
    return limits::voice_heard_max;
}

}  // namespace snug::voice
