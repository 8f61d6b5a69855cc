#include "http/timer_wheel.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <memory>

namespace snug::http {
namespace {

using namespace std::chrono_literals;

class alarm final : public wheel_entry {
public:
    explicit alarm(std::function<void()> ring = {}) : ring_(std::move(ring)) {}
    int rung = 0;

private:
    void expired() override {
        ++rung;
        if (ring_) ring_();
    }
    std::function<void()> ring_;
};

const timer_wheel::clock::time_point start{};

TEST(TimerWheel, FiresNeverEarlyAndAtMostOneTickLate) {
    timer_wheel wheel(start, 1s);
    alarm entry;
    wheel.set(entry, start + 2500ms);
    wheel.advance(start + 2499ms);
    EXPECT_EQ(entry.rung, 0);
    wheel.advance(start + 3s);
    EXPECT_EQ(entry.rung, 1);
    EXPECT_FALSE(entry.is_set());
    wheel.advance(start + 1h);
    EXPECT_EQ(entry.rung, 1);
}

TEST(TimerWheel, SettingAgainReplacesAndCancelForgets) {
    timer_wheel wheel(start, 1s);
    alarm moved;
    alarm forgotten;
    wheel.set(moved, start + 2s);
    wheel.set(forgotten, start + 2s);
    wheel.set(moved, start + 10s);
    forgotten.cancel();
    wheel.advance(start + 9s);
    EXPECT_EQ(moved.rung, 0);
    wheel.advance(start + 10s);
    EXPECT_EQ(moved.rung, 1);
    EXPECT_EQ(forgotten.rung, 0);
}

TEST(TimerWheel, DeadlineBeyondOneTurnWaitsForItsRound) {
    timer_wheel wheel(start, 1s);
    alarm entry;
    wheel.set(entry, start + 1000s);
    for (int second = 0; second < 1000; ++second)
        wheel.advance(start + std::chrono::seconds(second));
    EXPECT_EQ(entry.rung, 0);
    wheel.advance(start + 1000s);
    EXPECT_EQ(entry.rung, 1);
}

TEST(TimerWheel, PastDeadlineFiresAtTheNextTick) {
    timer_wheel wheel(start, 1s);
    wheel.advance(start + 100s);
    alarm entry;
    wheel.set(entry, start + 5s);
    wheel.advance(start + 101s);
    EXPECT_EQ(entry.rung, 1);
}

TEST(TimerWheel, LongSleepFiresEverythingOnce) {
    timer_wheel wheel(start, 10ms);
    alarm soon;
    alarm late;
    wheel.set(soon, start + 50ms);
    wheel.set(late, start + 1h);
    wheel.advance(start + 2h);
    EXPECT_EQ(soon.rung, 1);
    EXPECT_EQ(late.rung, 1);
}

TEST(TimerWheel, EntryMaySetItselfAgainOrEndAnother) {
    timer_wheel wheel(start, 1s);
    auto victim = std::make_unique<alarm>();
    alarm* again = nullptr;
    alarm entry([&] {
        victim.reset();
        wheel.set(*again, start);
    });
    again = &entry;
    wheel.set(entry, start + 1s);
    wheel.set(*victim, start + 1s);
    wheel.advance(start + 1s);
    EXPECT_EQ(entry.rung, 1);
    EXPECT_EQ(victim, nullptr);
    wheel.advance(start + 2s);
    EXPECT_EQ(entry.rung, 2);
}

}  // namespace
}  // namespace snug::http
