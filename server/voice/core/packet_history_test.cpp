#include "voice/core/packet_history.hpp"

#include <gtest/gtest.h>

#include <string>

namespace snug::voice {
namespace {

using std::chrono::milliseconds;

struct history_rig {
    instant now{std::chrono::seconds(10)};
    packet_history history;

    std::optional<std::uint64_t> keep(std::uint16_t sequence, std::string text = "x") {
        rtp_packet packet;
        packet.header = {.payload_type = 96, .sequence = sequence, .timestamp = 7, .ssrc = 5};
        packet.payload =
            bytes_view(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
        return history.keep(now, packet);
    }
    std::string found(std::uint16_t sequence) const {
        const auto packet = history.find(now, sequence);
        if (!packet) return "nothing";
        EXPECT_EQ(packet->header.sequence, sequence);
        return {packet->payload.begin(), packet->payload.end()};
    }
};

TEST(PacketHistory, FindsWhatCameWithinASecond) {
    history_rig rig;
    rig.keep(10, "ten");
    rig.now += limits::video_kept_for;
    rig.keep(11, "eleven");
    EXPECT_EQ(rig.found(10), "ten");
    EXPECT_EQ(rig.found(11), "eleven");
    EXPECT_EQ(rig.found(12), "nothing");
    rig.now += milliseconds(1);
    EXPECT_EQ(rig.found(10), "nothing");
    EXPECT_EQ(rig.found(11), "eleven");
}

TEST(PacketHistory, KeepsEachPacketOnceAndNoneThatIsTooOld) {
    history_rig rig;
    EXPECT_TRUE(rig.keep(1'000, "first"));
    EXPECT_FALSE(rig.keep(1'000, "forged"));
    EXPECT_TRUE(rig.keep(999, "late"));
    EXPECT_EQ(rig.found(1'000), "first");
    EXPECT_TRUE(rig.keep(1'001 + limits::video_history_packets));
    EXPECT_FALSE(rig.keep(1'000));
    EXPECT_FALSE(rig.keep(1'001));
    EXPECT_TRUE(rig.keep(1'002));
    EXPECT_EQ(rig.found(1'000), "first");
    EXPECT_TRUE(rig.keep(1'000 + limits::video_history_packets));
    EXPECT_EQ(rig.found(1'000), "nothing");  // another one has its place
}

TEST(PacketHistory, CountsOnOverWraps) {
    history_rig rig;
    const auto before = rig.keep(65'535, "before");
    const auto after = rig.keep(0, "after");
    ASSERT_TRUE(before && after);
    EXPECT_EQ(*after, *before + 1);
    EXPECT_EQ(rig.found(65'535), "before");
    EXPECT_EQ(rig.found(0), "after");
    EXPECT_TRUE(rig.keep(65'534));
}

TEST(PacketHistory, WhatDoesNotFitBehindAHeaderIsNotKept) {
    history_rig rig;
    const std::string most(limits::voice_payload_bytes_max - rtp_header_bytes, 'x');
    EXPECT_TRUE(rig.keep(1, most));
    EXPECT_FALSE(rig.keep(2, most + "x"));
    EXPECT_EQ(rig.found(2), "nothing");
}

}  // namespace
}  // namespace snug::voice
