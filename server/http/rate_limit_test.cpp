#include "http/rate_limit.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

using namespace std::chrono_literals;

const rate_limit::time_point start{};

TEST(RateLimit, BurstThenSteadyRate) {
    rate_limit limit({.count = 5, .per = 1s, .burst = 20});
    for (int i = 0; i < 20; ++i)
        EXPECT_TRUE(limit.allow("ada", start));
    EXPECT_FALSE(limit.allow("ada", start));
    EXPECT_EQ(limit.retry_after("ada", start), 1s);
    EXPECT_FALSE(limit.allow("ada", start + 199ms));
    EXPECT_TRUE(limit.allow("ada", start + 200ms));
    EXPECT_TRUE(limit.allow("bob", start)) << "one does not use up another's";
}

TEST(RateLimit, RestIsSavedUpToTheBurst) {
    rate_limit limit({.count = 1, .per = 1s, .burst = 2});
    EXPECT_TRUE(limit.allow("ada", start));
    for (int i = 0; i < 2; ++i)
        EXPECT_TRUE(limit.allow("ada", start + 1h));
    EXPECT_FALSE(limit.allow("ada", start + 1h));
}

TEST(RateLimit, SlowRatesSayWhenToComeBack) {
    rate_limit limit({.count = 10, .per = 15min, .burst = 1});
    EXPECT_TRUE(limit.allow("ada", start));
    EXPECT_EQ(limit.retry_after("ada", start), 90s);
    EXPECT_EQ(limit.retry_after("ada", start + 30s), 60s);
}

TEST(RateLimit, RefundUndoesOne) {
    rate_limit limit({.count = 1, .per = 1h, .burst = 1});
    EXPECT_TRUE(limit.allow("ada", start));
    limit.refund("ada");
    EXPECT_TRUE(limit.allow("ada", start));
    EXPECT_FALSE(limit.allow("ada", start));
}

TEST(RateLimit, ZeroSwitchesItOff) {
    rate_limit limit({.count = 0, .per = 1s, .burst = 20});
    for (int i = 0; i < 1000; ++i)
        EXPECT_TRUE(limit.allow("ada", start));
}

TEST(RateLimit, FullTableForgetsWhoWasUnusedLongest) {
    rate_limit limit({.count = 1, .per = 1h, .burst = 1}, 2);
    EXPECT_TRUE(limit.allow("a", start));
    EXPECT_TRUE(limit.allow("b", start));
    EXPECT_FALSE(limit.allow("a", start));
    EXPECT_TRUE(limit.allow("c", start));
    EXPECT_FALSE(limit.allow("a", start)) << "used just now";
    EXPECT_TRUE(limit.allow("b", start)) << "made room";
}

TEST(RateLimit, ClockThatGoesBackGivesNothing) {
    rate_limit limit({.count = 1, .per = 1s, .burst = 1});
    EXPECT_TRUE(limit.allow("ada", start + 10s));
    EXPECT_FALSE(limit.allow("ada", start));
    EXPECT_FALSE(limit.allow("ada", start + 10s));
}

TEST(RateLimit, WhatWasSpentElsewhereIsMissingHere) {
    rate_limit limit({.count = 5, .per = 1s, .burst = 20});
    limit.spend("ada", 19, start);
    EXPECT_TRUE(limit.allow("ada", start));
    EXPECT_FALSE(limit.allow("ada", start));
    limit.spend("ada", -1, start);
    EXPECT_TRUE(limit.allow("ada", start));
}

TEST(RateLimit, NobodyComesToOweMoreThanABurst) {
    rate_limit limit({.count = 5, .per = 1s, .burst = 20});
    limit.spend("ada", 1'000, start);
    EXPECT_FALSE(limit.allow("ada", start + 4s));
    EXPECT_TRUE(limit.allow("ada", start + 5s));
    limit.spend("ada", -1'000, start + 5s);
    for (int i = 0; i < 20; ++i)
        EXPECT_TRUE(limit.allow("ada", start + 5s));
    EXPECT_FALSE(limit.allow("ada", start + 5s));
}

}  // namespace
}  // namespace snug::http
