#include "domain/invite_standing.hpp"

#include <gtest/gtest.h>

namespace snug {

// An invite of somebody who had been kicked looked good until the form was filled in: who showed it
// and who let people in had a rule each.
TEST(invite_standing, EndsWithTimeUsesAWordOfItsMakerAndHisStanding) {
    const wall_time at = from_ms(1'780'000'000'000);
    member maker;
    invite good;
    good.role = role::member;
    good.expires = at + std::chrono::hours(1);
    EXPECT_TRUE(lets_in(good, &maker, at));
    EXPECT_FALSE(lets_in(good, nullptr, at));
    EXPECT_FALSE(lets_in(good, &maker, good.expires));
    invite dead = good;
    dead.revoked = true;
    EXPECT_FALSE(lets_in(dead, &maker, at));
    dead = good;
    dead.uses = dead.uses_max;
    EXPECT_FALSE(lets_in(dead, &maker, at));
    maker.role = role::guest;
    EXPECT_FALSE(lets_in(good, &maker, at));
}

}  // namespace snug
