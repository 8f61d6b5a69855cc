#include "voice/core/missing_packets.hpp"

#include <gtest/gtest.h>

#include <array>

namespace snug::voice {
namespace {

using std::chrono::milliseconds;
using pairs = std::vector<nack_pair>;

struct missing_rig {
    instant now{std::chrono::seconds(10)};
    missing_packets missing;

    bool hear(std::uint64_t index) { return missing.hear(now, index); }
    pairs ask() {
        std::array<nack_pair, 8> room{};
        const std::size_t used = missing.ask(now, room);
        return {room.begin(), room.begin() + static_cast<std::ptrdiff_t>(used)};
    }
};

TEST(MissingPackets, GapIsAskedForOnceAndAgainWhenItIsTime) {
    missing_rig rig;
    EXPECT_TRUE(rig.hear(100));
    EXPECT_EQ(rig.ask(), pairs{});
    EXPECT_TRUE(rig.hear(103));
    EXPECT_EQ(rig.ask(), (pairs{{101, 0b1}}));
    EXPECT_TRUE(rig.hear(104));
    EXPECT_EQ(rig.ask(), pairs{});
    rig.now += limits::video_asked_every;
    EXPECT_EQ(rig.ask(), (pairs{{101, 0b1}}));
    EXPECT_TRUE(rig.hear(101));
    rig.now += limits::video_asked_every;
    EXPECT_EQ(rig.ask(), (pairs{{102, 0}}));
}

TEST(MissingPackets, WhatDoesNotComeIsGivenUp) {
    missing_rig rig;
    EXPECT_TRUE(rig.hear(100));
    EXPECT_TRUE(rig.hear(102));
    rig.now += limits::video_kept_for;
    EXPECT_EQ(rig.ask().size(), 1U);
    rig.now += limits::video_asked_every;
    EXPECT_EQ(rig.ask(), pairs{});
    EXPECT_TRUE(rig.hear(101));
}

TEST(MissingPackets, HolesOfSeventeenNumbersShareAPair) {
    missing_rig rig;
    EXPECT_TRUE(rig.hear(65'530));
    EXPECT_TRUE(rig.hear(65'530 + 19));
    EXPECT_EQ(rig.ask(), (pairs{{65'531, 0xFFFF}, {12, 0}}));
}

TEST(MissingPackets, SoManyThatAskingDoesNotHelpAreLeft) {
    missing_rig rig;
    EXPECT_TRUE(rig.hear(100));
    EXPECT_TRUE(rig.hear(101 + limits::video_missing_max));
    EXPECT_FALSE(rig.hear(103 + limits::video_missing_max));
    EXPECT_EQ(rig.ask(), pairs{});
    EXPECT_TRUE(rig.hear(105 + limits::video_missing_max));
    EXPECT_EQ(rig.ask().size(), 1U);
}

TEST(MissingPackets, NoMoreIsAskedThanThereIsRoomFor) {
    missing_rig rig;
    for (std::uint64_t i = 1; i < 420; ++i) {
        if (i % 40 == 0) continue;
        EXPECT_TRUE(rig.hear(i));
    }
    EXPECT_EQ(rig.ask().size(), 8U);
    EXPECT_EQ(rig.ask(), (pairs{{360, 0}, {400, 0}}));
}

}  // namespace
}  // namespace snug::voice
