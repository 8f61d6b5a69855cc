#include "voice/core/reception.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

using std::chrono::milliseconds;

TEST(Reception, LossIsToldSinceTheLastReportAndAltogether) {
    reception received;
    instant now{std::chrono::seconds(9)};
    EXPECT_FALSE(received.report(now, 5));
    for (std::uint64_t i = 0; i < 100; ++i) {
        now += milliseconds(20);
        if (i % 4 != 3) received.hear(now, 0x1'0000 + i, static_cast<std::uint32_t>(i * 960));
    }
    const auto first = received.report(now, 5).value();
    EXPECT_EQ(first.ssrc, 5U);
    EXPECT_EQ(first.highest_sequence, 0x1'0000U + 98);
    EXPECT_EQ(first.lost, 24);
    EXPECT_EQ(first.fraction_lost, 24 * 256 / 99);
    EXPECT_LT(first.jitter, 3U);  // the packets came as regularly as they were made
    for (std::uint64_t i = 99; i < 150; ++i) {
        received.hear(now, 0x1'0000 + i, static_cast<std::uint32_t>(i * 960));
    }
    const auto second = received.report(now, 5).value();
    EXPECT_EQ(second.fraction_lost, 0);
    EXPECT_EQ(second.lost, 24);
    EXPECT_GT(second.jitter, 48U);
}

TEST(Reception, DuplicatesMayMakeLossNegative) {
    reception received;
    for (int i = 0; i < 3; ++i)
        received.hear(instant{}, 10, 0);
    const auto report = received.report(instant{}, 5).value();
    EXPECT_EQ(report.lost, -2);
    EXPECT_EQ(report.fraction_lost, 0);
}

TEST(Reception, LastSenderReportIsNamedWithItsAge) {
    reception received;
    const instant now{std::chrono::seconds(9)};
    received.hear(now, 1, 0);
    received.hear_report(now, {.ssrc = 5, .ntp = 0x0001'0002'0003'0004});
    const auto report = received.report(now + milliseconds(500), 5).value();
    EXPECT_EQ(report.last_sr, 0x0002'0003U);
    EXPECT_EQ(report.since_last_sr, 32'768U);
}

}  // namespace
}  // namespace snug::voice
