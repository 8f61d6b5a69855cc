#include "http/connection_slot.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

TEST(ConnectionSlot, IsGivenBackWhereverItDies) {
    connection_table table(10, 1);
    {
        auto slot = table.admit("192.0.2.7");
        ASSERT_TRUE(slot);
        connection_slot moved = std::move(*slot);
        slot.reset();
        EXPECT_EQ(table.open(), 1);
        EXPECT_FALSE(table.admit("192.0.2.7"));
        EXPECT_TRUE(table.admit("192.0.2.8")) << "given back at once";
    }
    EXPECT_EQ(table.open(), 0);
    EXPECT_TRUE(table.admit("192.0.2.7"));
}

TEST(ConnectionSlot, TotalCountsEverybody) {
    connection_table table(2, 0);
    const auto first = table.admit("");
    const auto second = table.admit("192.0.2.7");
    EXPECT_FALSE(table.admit(""));
    EXPECT_FALSE(table.admit("192.0.2.8"));
}

TEST(ConnectionSlot, NobodyInParticularIsNotLimited) {
    connection_table table(10, 1);
    const auto first = table.admit("");
    const auto second = table.admit("");
    EXPECT_TRUE(first && second);
}

TEST(ConnectionSlot, AssigningGivesTheOldOneBack) {
    connection_table table(10, 1);
    connection_slot held = std::move(*table.admit("a"));
    held = std::move(*table.admit("b"));
    EXPECT_EQ(table.open(), 1);
    EXPECT_TRUE(table.admit("a"));
}

}  // namespace
}  // namespace snug::http
