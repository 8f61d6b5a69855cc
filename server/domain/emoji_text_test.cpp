#include "domain/emoji_text.hpp"

#include <gtest/gtest.h>

namespace snug {

TEST(emoji_text, KnowsEmojiOfEveryMake) {
    for (const char* text : {"👍",
                             "👍🏽",
                             "❤️",
                             "👨‍👩‍👧‍👦",
                             "🏳️‍🌈",
                             "🏴‍☠️",
                             "⛹🏻‍♂️",
                             "👁️‍🗨️",
                             "🇩🇪",
                             "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                             "#️⃣",
                             "7️⃣",
                             "✌🏿",
                             "🫶🏼",
                             "🩷"}) {
        EXPECT_TRUE(is_emoji(text)) << text;
    }
}

TEST(emoji_text, RefusesWhatIsNoneOrNotFullyQualifiedOrMore) {
    for (const char* text : {"",
                             "a",
                             "7",
                             "#",
                             "❤",
                             "👍👍",
                             "👍 ",
                             "👍‍",
                             "‍👍",
                             "🇩",
                             "🇩🇪🇫",
                             "👍️",
                             "🏴󠁧󠁢",
                             "7️",
                             "️",
                             "<b>",
                             "\xF0\x9F\x91",
                             "👍\xFF"}) {
        EXPECT_FALSE(is_emoji(text)) << text;
    }
    std::string long_family = "👨";
    for (int i = 0; i < 30; ++i)
        long_family += "‍👨";
    EXPECT_FALSE(is_emoji(long_family));
}

TEST(emoji_text, TakesNamesOfOwnEmojiBetweenColons) {
    EXPECT_EQ(parse_emoji(":party_cat:").value(), ":party_cat:");
    EXPECT_EQ(own_emoji_name(":party_cat:"), "party_cat");
    for (const char* text : {"::", ":", ":a:", ":Party:", ":party", "party:", ":party cat:"}) {
        const auto told = parse_emoji(text);
        ASSERT_FALSE(told) << text;
        EXPECT_EQ(told.error().field, "emoji");
    }
}

}  // namespace snug
