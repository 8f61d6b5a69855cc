#include "loadgen/sequence_audit.hpp"

#include <gtest/gtest.h>

namespace snug::bench {

TEST(AcknowledgedNumbers, AreFaultlessWhenDistinctAndWithoutHolesInWhateverOrder) {
    acknowledged_numbers numbers;
    for (const std::uint64_t seq : {9U, 7U, 8U, 10U})
        numbers.add(seq);
    const auto faults = numbers.count_faults();
    EXPECT_EQ(faults.twice, 0U);
    EXPECT_EQ(faults.missing, 0U);
}

TEST(AcknowledgedNumbers, TellWhatCameTwiceAndWhatNeverCame) {
    acknowledged_numbers numbers;
    for (const std::uint64_t seq : {1U, 2U, 2U, 5U})
        numbers.add(seq);
    const auto faults = numbers.count_faults();
    EXPECT_EQ(faults.twice, 1U);
    EXPECT_EQ(faults.missing, 2U);
}

TEST(HeardNumbers, CountHolesAndDoublesOfOneReader) {
    heard_numbers heard;
    for (const std::uint64_t seq : {4U, 5U, 5U, 7U, 6U})
        heard.add(seq);
    EXPECT_EQ(heard.messages, 5U);
    EXPECT_EQ(heard.doubles, 2U);  // the second 5, and 6 behind 7
    EXPECT_EQ(heard.holes, 1U);
}

}  // namespace snug::bench
