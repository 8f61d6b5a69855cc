#include "http/cookie.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

TEST(Cookie, IsFoundAmongOthers) {
    EXPECT_EQ(find_cookie("a=1; snug=abc; b=2", "snug"), "abc");
    EXPECT_EQ(find_cookie("snug=", "snug"), "");
    EXPECT_EQ(find_cookie("snug=a=b", "snug"), "a=b");
    EXPECT_EQ(find_cookie("xsnug=1; snugx=2; Snug=3; snug", "snug"), std::nullopt);
    EXPECT_EQ(find_cookie("", "snug"), std::nullopt);
}

TEST(Cookie, PlantedTwinMakesBothWorthless) {
    EXPECT_EQ(find_cookie("snug=theirs; snug=ours", "snug"), std::nullopt);
    EXPECT_EQ(find_cookie("snug=same; snug=same", "snug"), "same");
}

TEST(Cookie, AreCounted) {
    EXPECT_EQ(count_cookies(""), 0);
    EXPECT_EQ(count_cookies("a=1;; b=2; "), 2);
}

TEST(Cookie, IsWrittenSoThatScriptsAndOtherSitesCannotUseIt) {
    EXPECT_EQ(to_set_cookie({"__Host-snug", "abc", std::chrono::hours(1), true}),
              "__Host-snug=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600; Secure");
    EXPECT_EQ(to_set_cookie({"snug", "", std::chrono::seconds(0), false}),
              "snug=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
}

TEST(Cookie, HoldsNothingThatEndsIt) {
    for (const char* value : {"a;b", "a,b", "a b", "a\r\nb", "\"a\"", "a\\b", "\xC3\xA9"}) {
        EXPECT_FALSE(to_set_cookie({"snug", value, std::chrono::seconds(1), true})) << value;
    }
    EXPECT_FALSE(to_set_cookie({"sn ug", "a", std::chrono::seconds(1), true}));
    EXPECT_FALSE(to_set_cookie({"__Host-snug", "a", std::chrono::seconds(1), false}));
}

}  // namespace
}  // namespace snug::http
