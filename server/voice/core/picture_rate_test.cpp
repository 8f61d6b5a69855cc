#include "voice/core/picture_rate.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

constexpr std::uint8_t tenth = 26;
constexpr std::uint8_t fifth = 51;

TEST(PictureRate, FallsWithTheWorstViewerAndRisesToItsLimit) {
    picture_rate rate(1'000'000);
    rate.hear_loss(fifth);
    rate.hear_loss(0);
    rate.step();
    EXPECT_EQ(rate.bits_per_s(), 850'000);
    rate.hear_loss(0);
    rate.step();
    EXPECT_EQ(rate.bits_per_s(), 892'500);
    for (int i = 0; i < 10; ++i) {
        rate.hear_loss(0);
        rate.step();
    }
    EXPECT_EQ(rate.bits_per_s(), 1'000'000);
}

TEST(PictureRate, StaysWhereNobodySaysAnythingOrLosesALittle) {
    picture_rate rate(1'000'000);
    rate.hear_loss(fifth);
    rate.step();
    rate.step();
    rate.hear_loss(tenth / 2);
    rate.step();
    EXPECT_EQ(rate.bits_per_s(), 850'000);
}

TEST(PictureRate, NeverFallsBelowWhatShowsAnything) {
    picture_rate rate(1'000'000);
    for (int i = 0; i < 50; ++i) {
        rate.hear_loss(255);
        rate.step();
    }
    EXPECT_EQ(rate.bits_per_s(), limits::video_bits_per_s_min);
}

}  // namespace
}  // namespace snug::voice
