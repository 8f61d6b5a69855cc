#include "http/percent.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

TEST(Percent, PathsAreDecoded) {
    EXPECT_EQ(decode_path("/"), "/");
    EXPECT_EQ(decode_path("/a/caf%C3%A9/%F0%9F%8E%89"), "/a/caf\xC3\xA9/\xF0\x9F\x8E\x89");
    EXPECT_EQ(decode_path("/a+b"), "/a+b");
    EXPECT_EQ(decode_path("/..."), "/...");
    EXPECT_EQ(decode_path("/%3Aparty%3A"), "/:party:");
}

TEST(Percent, PathsThatCouldLeadElsewhereAreBad) {
    for (const char* path :
         {"", "a", "/.", "/..", "/a/../b", "/%2e%2e/b", "/.%2E", "/a%2fb", "/a%5cb", "/a\\b"}) {
        EXPECT_EQ(decode_path(path), std::nullopt) << path;
    }
}

TEST(Percent, BrokenEscapesAndBytesAreBad) {
    for (const char* path : {"/%",
                             "/%4",
                             "/%4g",
                             "/%g4",
                             "/%00",
                             "/%0a",
                             "/%7f",
                             "/%c2%85",
                             "/%ff",
                             "/%c0%ae",
                             "/%ed%a0%80",
                             "/%f4%90%80%80",
                             "/%e2%82"}) {
        EXPECT_EQ(decode_path(path), std::nullopt) << path;
    }
}

TEST(Percent, QueriesMayHoldTextOfManyLines) {
    EXPECT_EQ(decode_query("a+b%0A%2F..%09"), "a b\n/..\t");
    EXPECT_EQ(decode_query("%2B"), "+");
    EXPECT_EQ(decode_query("a%00b"), std::nullopt);
    EXPECT_EQ(decode_query("%1b"), std::nullopt);
}

}  // namespace
}  // namespace snug::http
