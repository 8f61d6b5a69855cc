#include "domain/validate.hpp"

#include <gtest/gtest.h>

namespace snug {

TEST(username, IsLowerCaseAndShort) {
    for (const char* good :
         {"ab", "a.b", "0x", "ada_lovelace-1815", "abcdefghijklmnopqrstuvwxyz012345"}) {
        EXPECT_TRUE(parse_username(good)) << good;
    }
    for (const char* bad : {"",
                            "a",
                            "Ada",
                            "-ab",
                            ".ab",
                            "_ab",
                            "a b",
                            "a\nb",
                            "a/b",
                            "ad\xC3\xA4",
                            "abcdefghijklmnopqrstuvwxyz0123456"}) {
        const auto refused = parse_username(bad, "owner");
        ASSERT_FALSE(refused) << bad;
        EXPECT_EQ(refused.error().code, errc::invalid_field);
        EXPECT_EQ(refused.error().field, "owner");
    }
}

TEST(username, ReservedWordsAreNobodysName) {
    for (const char* word :
         {"everyone", "here", "moderators", "owners", "home", "deleted", "system", "snug"}) {
        EXPECT_FALSE(parse_username(word)) << word;
    }
    EXPECT_TRUE(parse_username("snugly"));
}

TEST(content, LosesCarriageReturnsOfPairsAndSpaceAtTheEnds) {
    EXPECT_EQ(clean_content(" \t\n hi \r\n there \n\n").value(), "hi \n there");
    EXPECT_EQ(clean_content("a\tb").value(), "a\tb");
    EXPECT_EQ(clean_content("\xC2\xA0 no-break").value(), "\xC2\xA0 no-break");  // not ASCII: kept
}

TEST(content, IsCountedInCodePoints) {
    std::string smiles;
    for (int i = 0; i < 4'000; ++i)
        smiles += "\xF0\x9F\x98\x80";
    EXPECT_TRUE(clean_content(smiles));
    EXPECT_FALSE(clean_content(smiles + "x"));
    EXPECT_TRUE(clean_content(smiles + " "));
}

TEST(content, HasNoControlsAndIsUtf8) {
    using namespace std::string_view_literals;
    for (const std::string_view bad : {""sv,
                                       "  \n"sv,
                                       "\xE2\x80\x8B"sv,
                                       "\xE3\x85\xA4 \n"sv,
                                       "a\0b"sv,
                                       "a\x01"sv,
                                       "a\rb"sv,
                                       "\x1B[0m"sv,
                                       "a\x7F"sv,
                                       "a\xC2\x80"sv,
                                       "a\xC2\x9F"sv,
                                       "\xED\xA0\x80"sv,
                                       "\xC0\x80"sv,
                                       "\xFF"sv,
                                       "\xE2\x82"sv,
                                       "\xF4\x90\x80\x80"sv}) {
        const auto refused = clean_content(bad);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, errc::invalid_content);
    }
}

TEST(nonce, IsUpTo64UrlSafeCharacters) {
    EXPECT_TRUE(check_nonce("aZ09_-"));
    EXPECT_TRUE(check_nonce(std::string(64, 'a')));
    for (const std::string& bad :
         {std::string(), std::string(65, 'a'), std::string("a b"), std::string("a+b")}) {
        EXPECT_FALSE(check_nonce(bad)) << bad;
    }
}

TEST(channel_id, IsHomeOrTwelveOpaqueCharacters) {
    EXPECT_TRUE(parse_channel_id("home"));
    EXPECT_TRUE(parse_channel_id("abc123def456"));
    for (const char* bad :
         {"", "Home", "abc123def45", "abc123def4567", "ABC123DEF456", "abc123def45/"}) {
        const auto refused = parse_channel_id(bad);
        ASSERT_FALSE(refused) << bad;
        EXPECT_EQ(refused.error().code, errc::not_found);
    }
}

TEST(line, IsOneTrimmedLine) {
    EXPECT_EQ(clean_line("  Ada L. ", 48, "display_name").value(), "Ada L.");
    for (const char* bad : {"", "   ", "a\nb", "a\tb", "\xC2\x85"}) {
        EXPECT_FALSE(clean_line(bad, 48, "display_name")) << bad;
    }
    // A name that turns the words around it: RIGHT-TO-LEFT OVERRIDE, and an isolate left open.
    EXPECT_FALSE(clean_line("evil\u202Egnp.exe", 48, "display_name"));
    EXPECT_FALSE(clean_line("a\u2067b", 48, "display_name"));
    EXPECT_TRUE(clean_line("\u05D0\u05D1\u05D2", 48, "display_name"));  // Hebrew as it is
    EXPECT_TRUE(clean_line(std::string(48, 'a'), 48, "display_name"));
    EXPECT_FALSE(clean_line(std::string(49, 'a'), 48, "display_name"));
}

// Two emoji were eight bytes, and so a password; 100 of them were too many bytes.
TEST(password, Has8To256Characters) {
    EXPECT_FALSE(check_password("\U0001F642\U0001F642"));
    std::string smiles;
    for (int i = 0; i < 256; ++i)
        smiles += "\U0001F642";
    EXPECT_TRUE(check_password(smiles));
    EXPECT_FALSE(check_password(smiles + "x"));
    EXPECT_FALSE(check_password("1234567"));
    EXPECT_TRUE(check_password("12345678"));
    EXPECT_TRUE(check_password(std::string(256, 'x')));
    EXPECT_FALSE(check_password(std::string(257, 'x')));
    EXPECT_FALSE(check_password("1234567\xFF"));
}

}  // namespace snug
