#include "domain/text.hpp"

#include <gtest/gtest.h>

namespace snug {

using names = std::vector<std::string>;

TEST(mentions, AreNamesBehindAnAtSignEachOnce) {
    EXPECT_EQ(mentions_of("@ada and @bob.b, then @ada again"), (names{"ada", "bob.b"}));
    EXPECT_EQ(mentions_of("ask @mo."), (names{"mo"}));
    EXPECT_EQ(mentions_of("(@mo-li)"), (names{"mo-li"}));
}

TEST(mentions, OfEverybodyKeepTheirSign) {
    EXPECT_EQ(mentions_of("@everyone, @here!"), (names{"@everyone", "@here"}));
    EXPECT_EQ(mentions_of("@moderators and @Owners"), (names{"@moderators", "@owners"}));
}

TEST(mentions, AreNotAddressesNorCode) {
    EXPECT_EQ(mentions_of("mail ada@example.org"), names{});
    EXPECT_EQ(mentions_of("`@ada` and ```\n@bob\n``` but @cy"), (names{"cy"}));
    EXPECT_EQ(mentions_of("`@ada without an end @bob"), (names{"ada", "bob"}));
    // Whether somebody is called so is for the caller to know.
    EXPECT_EQ(mentions_of("@ @@ @a @. @system"), (names{"system"}));
    EXPECT_EQ(mentions_of("ä@ada"), (names{"ada"}));
}

TEST(mentions, TakeTimeLinearInHostileText) {
    std::string text;
    for (int i = 0; i < 4'000; ++i)
        text += i % 2 == 0 ? "`" : "@";
    EXPECT_TRUE(mentions_of(text).empty());
    EXPECT_TRUE(mentions_of(std::string(16'000, '`')).empty());
}

}  // namespace snug
