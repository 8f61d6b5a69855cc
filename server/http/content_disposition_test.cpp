#include "http/content_disposition.hpp"

#include "http/token.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

std::string saved(std::string_view name) {
    return content_disposition(disposition::saved, name);
}

TEST(ContentDisposition, PlainNamesAreSaidPlainly) {
    EXPECT_EQ(saved("cat (1).png"), "attachment; filename=\"cat (1).png\"");
    EXPECT_EQ(content_disposition(disposition::shown, "a.png"), "inline; filename=\"a.png\"");
    EXPECT_EQ(content_disposition(disposition::shown, ""), "inline");
}

TEST(ContentDisposition, NamesBeyondAsciiComeTwice) {
    // The example of RFC 6266 section 5.
    EXPECT_EQ(saved("\xE2\x82\xAC rates"),
              "attachment; filename=\"_ rates\"; filename*=UTF-8''%E2%82%AC%20rates");
    EXPECT_EQ(saved("100%.txt"), "attachment; filename=\"100_.txt\"; filename*=UTF-8''100%25.txt");
    EXPECT_EQ(saved("a*'b\xC3\xA4"),
              "attachment; filename=\"a*'b_\"; filename*=UTF-8''a%2A%27b%C3%A4");
}

TEST(ContentDisposition, QuotesEndNothing) {
    EXPECT_EQ(saved("a\"; filename=\"evil.exe"),
              "attachment; filename=\"a_; filename=_evil.exe\"; "
              "filename*=UTF-8''a%22%3B%20filename%3D%22evil.exe");
}

TEST(ContentDisposition, NothingStartsAnotherFieldOrLeavesTheFolder) {
    EXPECT_EQ(saved("a\r\nSet-Cookie: x=1"), "attachment; filename=\"a__Set-Cookie: x=1\"");
    EXPECT_EQ(saved("../../.bashrc"), "attachment; filename=\".._.._.bashrc\"");
    EXPECT_EQ(saved("c:\\windows"), "attachment; filename=\"c:_windows\"");
}

TEST(ContentDisposition, EveryByteMakesASoundField) {
    for (int byte = 0; byte < 256; ++byte) {
        const std::string name = std::string("a") + static_cast<char>(byte) + "b";
        const std::string value = saved(name);
        EXPECT_TRUE(is_field_value(value)) << byte;
        for (const char c : value)
            EXPECT_LT(static_cast<unsigned char>(c), 0x7F) << byte;
    }
    EXPECT_EQ(saved("caf\xE9"), "attachment") << "not UTF-8";
    EXPECT_EQ(saved(std::string_view("a\0b\x7F", 4)), "attachment; filename=\"a_b_\"");
    EXPECT_EQ(saved("a\xC2\x85"), "attachment; filename=\"a_\"") << "a control character of C1";
}

}  // namespace
}  // namespace snug::http
