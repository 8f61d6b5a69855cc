#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace snug {
namespace {

TEST(Utf8, CountsCodePointsNotBytes) {
    EXPECT_EQ(count_code_points(""), 0U);
    EXPECT_EQ(count_code_points("abc"), 3U);
    EXPECT_EQ(count_code_points("h\xC3\xB6m"), 3U);
    EXPECT_EQ(count_code_points("\xF0\x9F\x94\xA5"), 1U);
    EXPECT_EQ(count_code_points("\xF4\x8F\xBF\xBF"), 1U);
}

TEST(Utf8, RefusesWhatRfc3629Forbids) {
    for (const std::string_view text : {"\x80",              // continuation alone
                                        "\xC0\xAF",          // overlong
                                        "\xE0\x80\xAF",      // overlong
                                        "\xF0\x80\x80\xAF",  // overlong
                                        "\xED\xA0\x80",      // surrogate
                                        "\xF4\x90\x80\x80",  // above U+10FFFF
                                        "\xF5\x80\x80\x80",
                                        "\xE2\x82",  // cut short
                                        "a\xFF"}) {
        EXPECT_EQ(count_code_points(text), std::nullopt);
    }
}

TEST(Utf8, TakesOneCodePointAtATime) {
    std::string_view rest = "\xE2\x82\xAC!";
    EXPECT_EQ(take_code_point(rest), U'\u20AC');
    EXPECT_EQ(take_code_point(rest), U'!');
    EXPECT_EQ(take_code_point(rest), std::nullopt);
}

}  // namespace
}  // namespace snug
