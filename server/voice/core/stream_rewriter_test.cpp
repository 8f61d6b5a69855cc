#include "voice/core/stream_rewriter.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

using std::chrono::milliseconds;

struct rewriter_rig {
    instant now{std::chrono::seconds(10)};
    stream_rewriter stream{77, 109};

    std::optional<rtp_header> send(std::uint16_t sequence, std::uint32_t timestamp) {
        now += milliseconds(20);
        return stream.rewrite(
            now, {.payload_type = 111, .sequence = sequence, .timestamp = timestamp, .ssrc = 5});
    }
};

TEST(StreamRewriter, KeepsOrderGapsAndWrapsOfOneSource) {
    rewriter_rig rig;
    EXPECT_EQ(rig.send(20'000, 0xFFFF'FFF0)->sequence, 20'000);
    EXPECT_EQ(rig.send(40'000, 0xFFFF'FFF0)->sequence, 40'000);
    EXPECT_EQ(rig.send(65'534, 0xFFFF'FFF0)->sequence, 65'534);
    EXPECT_EQ(rig.send(0, 100)->sequence, 0);  // one was lost: the gap is passed on
    const auto late = rig.send(65'535, 50);
    ASSERT_TRUE(late);
    EXPECT_EQ(late->sequence, 65'535);
    EXPECT_EQ(late->payload_type, 109);
    EXPECT_EQ(late->ssrc, 77U);
    EXPECT_FALSE(late->marker);
}

// Somebody joined when a source was at 65'530, lost the ten packets that followed, and took the
// first one he got, number 4, for one before any wrap: no packet of that stream was ever authentic.
TEST(StreamRewriter, FirstNumberIsFarFromAWrap) {
    rewriter_rig rig;
    EXPECT_EQ(rig.send(65'530, 0)->sequence, 32'762);
    EXPECT_EQ(rig.send(4, 9'600)->sequence, 32'772);
    rewriter_rig low;
    EXPECT_EQ(low.send(7, 0)->sequence, 7);
}

TEST(StreamRewriter, AnotherSourceGoesOnWhereTheFormerEnded) {
    rewriter_rig rig;
    rig.send(100, 1'000);
    const auto before = rig.send(101, 1'960).value();
    rig.stream.restart();
    EXPECT_FALSE(rig.stream.rewrite_time(0));
    rig.now += milliseconds(980);
    const auto after = rig.send(40'000, 3'000'000'000).value();
    EXPECT_EQ(after.sequence, before.sequence + 1);
    EXPECT_EQ(after.timestamp, before.timestamp + 48'000);  // a second has passed
    EXPECT_TRUE(after.marker);
    EXPECT_EQ(rig.stream.rewrite_time(3'000'000'480), after.timestamp + 480);
    EXPECT_EQ(rig.send(40'001, 3'000'000'960)->sequence, before.sequence + 2);
}

// A packet of the new source that was overtaken by its first one has a number that the former
// source's packets had: under GCM it would be a second text with one IV.
TEST(StreamRewriter, OvertakenPacketFromBeforeTheJoinIsDropped) {
    rewriter_rig rig;
    rig.send(100, 1'000);
    rig.stream.restart();
    rig.send(500, 9'000);
    EXPECT_FALSE(rig.send(499, 8'040));
    EXPECT_TRUE(rig.send(501, 9'960));
}

TEST(StreamRewriter, LongRunsDoNotOutliveTheirFloor) {
    rewriter_rig rig;
    std::uint16_t expected = 7;
    for (std::uint32_t i = 0; i < 200'000; ++i) {
        const auto out = rig.send(static_cast<std::uint16_t>(7 + i), i * 960);
        ASSERT_TRUE(out) << i;
        ASSERT_EQ(out->sequence, expected++);
    }
}

}  // namespace
}  // namespace snug::voice
