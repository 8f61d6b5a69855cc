#include "api/limiter.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace snug::api {
namespace {

class Limiter : public testing::Test {
protected:
    std::chrono::steady_clock::time_point now{};
    host_limits allowed;
    limiter made() {
        return limiter(allowed, [this] { return now; });
    }
};

constexpr auto unknown = limiter::device::unknown;
constexpr auto proven = limiter::device::proven;

TEST_F(Limiter, PostsComeInABurstAndThenEvenly) {
    limiter limits = made();
    for (int i = 0; i < 20; ++i)
        EXPECT_TRUE(limits.allow_change(username("ada")));
    EXPECT_FALSE(limits.allow_change(username("ada")));
    EXPECT_TRUE(limits.allow_change(username("bo")));
    now += std::chrono::seconds(1);
    for (int i = 0; i < 5; ++i)
        EXPECT_TRUE(limits.allow_change(username("ada")));
    EXPECT_FALSE(limits.allow_change(username("ada")));
}

TEST_F(Limiter, MarksOfReadingHaveTheirOwnAllowance) {
    limiter limits = made();
    for (int i = 0; i < 20; ++i)
        EXPECT_TRUE(limits.allow_read_mark(username("ada")));
    EXPECT_FALSE(limits.allow_read_mark(username("ada")));
    EXPECT_TRUE(limits.allow_change(username("ada")));
}

// Ten wrong guesses from one address closed the account to every new device, its owner's too.
TEST_F(Limiter, AStrangerDoesNotKeepTheOwnersNewDeviceOut) {
    limiter limits = made();
    for (int i = 0; i < 10; ++i)
        EXPECT_TRUE(limits.allow_signin("ada", "203.0.113.1", unknown));
    EXPECT_FALSE(limits.allow_signin("ada", "203.0.113.1", unknown));
    EXPECT_TRUE(limits.allow_signin("ada", "198.51.100.7", unknown));
    EXPECT_TRUE(limits.allow_signin("bo", "203.0.113.1", unknown));
}

TEST_F(Limiter, ManyStrangersGuessUpToALimitAndKnownDevicesGoOn) {
    limiter limits = made();
    for (int i = 0; i < 100; ++i)
        EXPECT_TRUE(limits.allow_signin("ada", "203.0.113." + std::to_string(i), unknown));
    const auto refused = limits.allow_signin("ada", "203.0.113.199", unknown);
    ASSERT_FALSE(refused);
    EXPECT_GE(refused.error().retry_after, std::chrono::seconds(1));
    EXPECT_TRUE(limits.allow_signin("ada", "198.51.100.7", proven));
}

TEST_F(Limiter, AnAddressHasItsOwnAllowanceOverAllAccounts) {
    limiter limits = made();
    for (int i = 0; i < 60; ++i)
        EXPECT_TRUE(limits.allow_signin("name" + std::to_string(i), "203.0.113.1", unknown));
    EXPECT_FALSE(limits.allow_signin("another", "203.0.113.1", unknown));
    EXPECT_TRUE(limits.allow_signin("another", "203.0.113.2", unknown));
}

TEST_F(Limiter, ARightPasswordDoesNotCount) {
    limiter limits = made();
    for (int i = 0; i < 100; ++i) {
        EXPECT_TRUE(limits.allow_signin("ada", "203.0.113.1", unknown));
        limits.forgive_signin("ada", "203.0.113.1", unknown);
    }
}

TEST_F(Limiter, AStreamsPlaceIsGivenBackWhenItEnds) {
    allowed.streams_per_address = 2;
    limiter limits = made();
    auto one = limits.take_stream(username("ada"), "2001:db8::1");
    const auto two = limits.take_stream(username("ada"), "2001:db8::2");  // the same household
    EXPECT_FALSE(limits.take_stream(username("ada"), "2001:db8::3"));
    one.reset();
    EXPECT_TRUE(limits.take_stream(username("ada"), "2001:db8::3"));
}

TEST_F(Limiter, APersonHasSoManyStreamsFromWhereverTheyCome) {
    allowed.streams_per_person = 2;
    limiter limits = made();
    const auto one = limits.take_stream(username("ada"), "203.0.113.1");
    const auto two = limits.take_stream(username("ada"), "203.0.113.2");
    EXPECT_FALSE(limits.take_stream(username("ada"), "203.0.113.3"));
    EXPECT_TRUE(limits.take_stream(username("bo"), "203.0.113.3"));
}

TEST_F(Limiter, ZeroSwitchesALimitOff) {
    allowed.posts_per_s = 0;
    allowed.streams_per_address = 0;
    allowed.streams_per_person = 0;
    limiter limits = made();
    for (int i = 0; i < 1000; ++i)
        EXPECT_TRUE(limits.allow_change(username("ada")));
    std::vector<std::shared_ptr<void>> places;
    for (int i = 0; i < 1000; ++i)
        places.push_back(limits.take_stream(username("ada"), "203.0.113.1"));
    EXPECT_TRUE(std::ranges::all_of(places, [](const auto& place) { return place != nullptr; }));
}

/// As a letter from one server to another does.
void tell(limiter& from, limiter& to) {
    for (const spending& one : from.take_spendings())
        to.spend(one);
}

TEST_F(Limiter, WhatIsUsedOnOneServerCountsOnTheOther) {
    limiter here = made();
    limiter there = made();
    tell(here, there);
    for (int i = 0; i < 20; ++i)
        EXPECT_TRUE(here.allow_change(username("ada")));
    for (int i = 0; i < 10; ++i)
        EXPECT_TRUE(here.allow_signin("ada", "203.0.113.1", unknown));
    tell(here, there);
    EXPECT_FALSE(there.allow_change(username("ada")));
    EXPECT_TRUE(there.allow_change(username("bo")));
    EXPECT_FALSE(there.allow_signin("ada", "203.0.113.1", unknown));
    EXPECT_TRUE(there.allow_signin("ada", "198.51.100.7", unknown));
    EXPECT_TRUE(here.take_spendings().empty()) << "each is told once";
}

TEST_F(Limiter, WhatIsForgivenOnOneServerIsForgivenOnTheOther) {
    limiter here = made();
    limiter there = made();
    tell(here, there);
    for (int i = 0; i < 10; ++i) {
        EXPECT_TRUE(here.allow_signin("ada", "203.0.113.1", unknown));
        tell(here, there);
    }
    here.forgive_signin("ada", "203.0.113.1", unknown);
    tell(here, there);
    EXPECT_TRUE(there.allow_signin("ada", "203.0.113.1", unknown));
}

TEST_F(Limiter, NoAddressIsToldToOthers) {
    limiter here = made();
    EXPECT_TRUE(here.take_spendings().empty());
    EXPECT_TRUE(here.allow_signin("ada", "203.0.113.1", unknown));
    for (const spending& one : here.take_spendings())
        EXPECT_EQ(one.who.find("203"), std::string::npos) << one.limit;
}

TEST_F(Limiter, WhatOthersTellOfLimitsThatNobodyKnowsIsIgnored) {
    limiter here = made();
    here.spend({"of tomorrow", "ada", 1'000});
    EXPECT_TRUE(here.allow_change(username("ada")));
}

}  // namespace
}  // namespace snug::api
