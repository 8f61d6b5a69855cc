#include "api/origin.hpp"

#include <gtest/gtest.h>

namespace snug::api {
namespace {

http::request asked_with(std::initializer_list<std::pair<const char*, const char*>> fields) {
    http::request asked;
    asked.host = "snug.example:8080";
    for (const auto& [name, value] : fields)
        asked.fields.add(name, value);
    return asked;
}

TEST(Origin, ScriptsSendNoneAndAreLetThrough) {
    EXPECT_TRUE(check_origin(asked_with({}), ""));
}

TEST(Origin, OurOwnPageIsLetThrough) {
    EXPECT_TRUE(check_origin(
        asked_with({{"Origin", "http://snug.example:8080"}, {"Sec-Fetch-Site", "same-origin"}}),
        ""));
    EXPECT_TRUE(check_origin(asked_with({{"Sec-Fetch-Site", "none"}}), ""));
}

TEST(Origin, OtherSitesAreNot) {
    for (const char* origin : {"http://evil.example",
                               "null",
                               "http://snug.example",
                               "https://snug.example:8080",
                               "http://snug.example:8080.evil.example",
                               "http://snug.example:80800",
                               "file://"}) {
        EXPECT_FALSE(check_origin(asked_with({{"Origin", origin}}), "")) << origin;
    }
    EXPECT_FALSE(check_origin(asked_with({{"Sec-Fetch-Site", "cross-site"}}), ""));
    EXPECT_FALSE(check_origin(asked_with({{"Sec-Fetch-Site", "same-site"}}), ""));
}

TEST(Origin, ThePublicAddressCountsMoreThanTheHost) {
    EXPECT_TRUE(check_origin(asked_with({{"Origin", "https://friends.example"}}),
                             "https://friends.example"));
    EXPECT_FALSE(check_origin(asked_with({{"Origin", "http://snug.example:8080"}}),
                              "https://friends.example"));
}

// The owner opens the printed https://localhost:8443 on the machine itself, and the invites that he
// made there led every friend to the friend's own machine.
TEST(Origin, OfLinksForOthersIsNotThisMachinesOwnName) {
    const auto link = [](const char* host, std::string_view url, std::string_view network) {
        http::request asked;
        asked.host = host;
        asked.secure = true;
        return link_origin(asked, url, network);
    };
    const std::string_view network = "https://192.168.1.20:8443";
    for (const char* here :
         {"localhost:8443", "localhost", "snug.localhost:1", "127.0.0.1:8443", "[::1]:8443"}) {
        EXPECT_EQ(link(here, "", network), network) << here;
        EXPECT_EQ(link(here, "https://snug.example", network), "https://snug.example");
    }
    for (const char* there :
         {"192.168.1.20:8443", "lamp.local:8443", "localhost.example", "127.example.org:1"}) {
        EXPECT_EQ(link(there, "", network), std::string("https://") + there);
    }
    EXPECT_EQ(link("localhost:8443", "", ""), "https://localhost:8443");
}

TEST(Origin, IsTheAddressWithoutPathAndUsualPort) {
    EXPECT_EQ(to_origin("https://Snug.Example:443/room?x#y"), "https://snug.example");
    EXPECT_EQ(to_origin("http://[::1]:8080/"), "http://[::1]:8080");
    for (const char* no : {"",
                           "snug.example",
                           "ftp://snug.example",
                           "http://",
                           "http://user@snug.example",
                           "https://:443/room",
                           "https://snug.example:443:443",
                           "http://[::1",
                           "http://snug.example:",
                           "http://a b"}) {
        EXPECT_EQ(to_origin(no), "") << no;
    }
}

}  // namespace
}  // namespace snug::api
