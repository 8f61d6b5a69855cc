#include "loadgen/stamp.hpp"

#include <gtest/gtest.h>

namespace snug::bench {

TEST(Stamp, IsFoundAgainInAMessage) {
    const auto json = R"({"_id":"1","content":")" + stamped_content("0badcafe", {42, 123456789}) +
                      R"(","seq":17})";
    const auto found = find_stamp(json, "0badcafe");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->number, 42U);
    EXPECT_EQ(found->sent_at, 123456789);
    EXPECT_EQ(number_after(json, "\"seq\":"), 17U);
}

TEST(Stamp, OfAnotherRunIsNotOurs) {
    EXPECT_FALSE(find_stamp(stamped_content("0badcafe", {1, 1}), "deadbeef"));
    EXPECT_FALSE(find_stamp("no stamp ~ at all", "deadbeef"));
}

TEST(Stamp, AlwaysMakesContentOfTheSameLength) {
    EXPECT_EQ(stamped_content("0badcafe", {1, 1}).size(),
              stamped_content("0badcafe", {999'999, now()}).size());
}

TEST(NumberAfter, IsNothingWhereTheKeyIsMissing) {
    EXPECT_FALSE(number_after("{}", "\"seq\":"));
    EXPECT_FALSE(number_after(R"({"seq":"x"})", "\"seq\":"));
}

}  // namespace snug::bench
