#include "domain/reactions.hpp"

#include "base/limits.hpp"

#include <gtest/gtest.h>

namespace snug {

namespace {

username person(std::size_t i) {
    return username("person" + std::to_string(i));
}

}  // namespace

TEST(reactions, StandInOrderOfFirstUseAndGoWithTheirLastUser) {
    std::vector<reaction> all;
    add_reaction(all, "👍", person(1));
    add_reaction(all, "🎉", person(2));
    add_reaction(all, "👍", person(3));
    remove_reaction(all, "👍", person(1));
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0], (reaction{"👍", {person(3)}, 1}));
    remove_reaction(all, "👍", person(3));
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].emoji, "🎉");
    add_reaction(all, "👍", person(1));
    EXPECT_EQ(all[1].emoji, "👍");
}

TEST(reactions, ListTheFirstAndCountTheRest) {
    std::vector<reaction> all;
    for (std::size_t i = 0; i < limits::reaction_users_listed + 5; ++i)
        add_reaction(all, "👍", person(i));
    EXPECT_EQ(all[0].users.size(), limits::reaction_users_listed);
    EXPECT_EQ(all[0].count, limits::reaction_users_listed + 5);
    remove_reaction(all, "👍", person(limits::reaction_users_listed + 1));
    EXPECT_EQ(all[0].users.size(), limits::reaction_users_listed);
    remove_reaction(all, "👍", person(0));
    EXPECT_EQ(all[0].users.size(), limits::reaction_users_listed - 1);
    EXPECT_EQ(all[0].count, limits::reaction_users_listed + 3);
    // Whom the list has no room for yet is unknown here: nobody jumps the queue.
    add_reaction(all, "👍", person(0));
    EXPECT_EQ(all[0].users.size(), limits::reaction_users_listed - 1);
}

TEST(reactions, OfNobodyAreNothing) {
    std::vector<reaction> all;
    remove_reaction(all, "👍", person(1));
    EXPECT_TRUE(all.empty());
}

}  // namespace snug
