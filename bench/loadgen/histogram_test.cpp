#include "loadgen/histogram.hpp"

#include <gtest/gtest.h>

namespace snug::bench {

TEST(Histogram, QuantilesStayWithinTwoPercentOfTheTruth) {
    histogram seen;
    for (nanos ms = 1; ms <= 1000; ++ms)
        seen.add(ms * millisecond);
    EXPECT_NEAR(seen.quantile_ms(0.5), 500, 10);
    EXPECT_NEAR(seen.quantile_ms(0.99), 990, 20);
    EXPECT_NEAR(seen.quantile_ms(1.0), 1000, 20);
    EXPECT_EQ(seen.max_ms(), 1000);
    EXPECT_EQ(seen.count(), 1000U);
}

TEST(Histogram, TakesTheShortestAndTheLongest) {
    histogram seen;
    seen.add(-5);
    seen.add(0);
    seen.add(3'600'000 * second);
    EXPECT_EQ(seen.count(), 3U);
    EXPECT_EQ(seen.quantile_ms(0.3), 0);
    EXPECT_GT(seen.quantile_ms(1.0), 4'000'000);
}

TEST(Histogram, EmptyHasNoQuantiles) {
    EXPECT_EQ(histogram().quantile_ms(0.99), 0);
}

}  // namespace snug::bench
