#include "voice/core/speakers.hpp"

#include "base/voice_limits.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace snug::voice {
namespace {

using std::chrono::milliseconds;

TEST(Speakers, SpeechHoldsThroughPausesAndThenEnds) {
    loudness loud;
    instant now{std::chrono::seconds(5)};
    EXPECT_FALSE(loud.is_speaking(now));
    for (int i = 0; i < 5; ++i)
        loud.hear(now += milliseconds(20), 20);
    EXPECT_TRUE(loud.is_speaking(now));
    for (int i = 0; i < 20; ++i)
        loud.hear(now += milliseconds(20), 127);
    EXPECT_TRUE(loud.is_speaking(now));
    for (int i = 0; i < 40; ++i)
        loud.hear(now += milliseconds(20), 127);
    EXPECT_FALSE(loud.is_speaking(now));
    EXPECT_TRUE(loud.is_active(now));
    EXPECT_FALSE(loud.is_active(now + limits::sender_active_for));
}

TEST(Speakers, SilenceIs127AndLoudIsZero) {
    loudness silent;
    loudness loud;
    const instant now{};
    for (int i = 0; i < 50; ++i) {
        silent.hear(now, 127);
        loud.hear(now, 0);
    }
    EXPECT_FALSE(silent.is_speaking(now));
    EXPECT_TRUE(loud.is_speaking(now));
    EXPECT_LT(loud.level(), silent.level());
}

TEST(Speakers, EightAreAllHeardAndOfMoreTheLoudest) {
    std::vector<talker> talkers;
    for (std::size_t i = 0; i < 8; ++i)
        talkers.push_back({.who = i, .level = 100});
    EXPECT_EQ(choose_heard(talkers), 8U);
    talkers.clear();
    for (std::size_t i = 0; i < 20; ++i) {
        talkers.push_back({.who = i, .level = static_cast<float>(20 + (i * 7) % 20 * 3)});
    }
    const std::size_t heard = choose_heard(talkers);
    ASSERT_EQ(heard, 8U);
    for (std::size_t i = 0; i < talkers.size(); ++i) {
        EXPECT_EQ(talkers[i].level <= 20 + 7 * 3, i < heard) << i;
    }
}

TEST(Speakers, WhoIsHeardStaysUnlessClearlyOutdone) {
    std::vector<talker> talkers;
    for (std::size_t i = 0; i < 9; ++i) {
        talkers.push_back({.who = i, .level = i == 8 ? 45.0F : 50.0F, .heard = i != 8});
    }
    const auto is_heard = [&](std::size_t who) {
        const std::size_t heard = choose_heard(talkers);
        return std::any_of(talkers.begin(),
                           talkers.begin() + static_cast<std::ptrdiff_t>(heard),
                           [&](const talker& each) { return each.who == who; });
    };
    EXPECT_FALSE(is_heard(8));
    std::ranges::find(talkers, std::size_t{8}, &talker::who)->level = 30;
    EXPECT_TRUE(is_heard(8));
}

}  // namespace
}  // namespace snug::voice
