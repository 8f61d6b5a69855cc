#include "http/pace.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

using namespace std::chrono_literals;

TEST(Pace, PatienceEndsWhereNothingMoves) {
    pace line(30s, 30s);
    EXPECT_EQ(line.next_wait(), 30s);
    line.waited(29s);
    EXPECT_EQ(line.next_wait(), 1s);
    line.waited(2s);
    EXPECT_EQ(line.next_wait(), 0s);
}

TEST(Pace, WhatKeepsMovingIsNeverCut) {
    pace line(30s, 30s);
    for (int i = 0; i < 30'000; ++i) {  // 512 MB at 17 KiB a second
        ASSERT_GT(line.next_wait(), 0s) << i;
        line.waited(1s);
        line.moved(17UL * 1024);
    }
}

TEST(Pace, SingleBytesInLongIntervalsAreCut) {
    pace line(30s, 30s);
    int pieces = 0;
    while (line.next_wait() > 10s) {
        line.waited(10s);
        line.moved(1);
        ++pieces;
    }
    EXPECT_EQ(pieces, 3);
}

TEST(Pace, ManyBytesBuyNoLongPause) {
    pace line(30s, 30s);
    line.moved(500UL << 20U);
    EXPECT_EQ(line.next_wait(), 30s);
}

}  // namespace
}  // namespace snug::http
