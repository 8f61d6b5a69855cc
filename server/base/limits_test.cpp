#include "base/limits.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace snug {
namespace {

TEST(HostLimits, SetsEveryNameItLists) {
    host_limits limits;
    for (const std::string_view name : host_limits::names())
        EXPECT_TRUE(limits.set(name, 7)) << name;
    EXPECT_EQ(limits.posts_per_s, 7);
    EXPECT_EQ(limits.uploads_per_person, 7);
}

TEST(HostLimits, RefusesUnknownNamesAndNegativeValues) {
    host_limits limits;
    EXPECT_FALSE(limits.set("posts_per_second", 1));
    EXPECT_FALSE(limits.set("posts_per_s", -1));
    EXPECT_EQ(limits.posts_per_s, host_limits{}.posts_per_s);
}

TEST(Result, EveryRefusalHasAWordOfItsOwn) {
    std::vector<std::string_view> words;
    for (int code = 0; code <= static_cast<int>(errc::internal); ++code) {
        const std::string_view word = to_code(static_cast<errc>(code));
        EXPECT_EQ(std::ranges::count(words, word), 0) << word;
        words.push_back(word);
    }
}

}  // namespace
}  // namespace snug
