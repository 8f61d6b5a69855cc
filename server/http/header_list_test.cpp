#include "http/header_list.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

TEST(HeaderList, SetReplacesAndAddAdds) {
    header_list headers;
    EXPECT_TRUE(headers.set("ETag", "\"a\""));
    EXPECT_TRUE(headers.set("etag", "\"b\""));
    EXPECT_TRUE(headers.add("Set-Cookie", "a=1"));
    EXPECT_TRUE(headers.add("Set-Cookie", "b=2"));
    EXPECT_EQ(headers.find("ETAG"), "\"b\"");
    EXPECT_EQ(headers.entries().size(), 3);
    EXPECT_TRUE(headers.sound());
}

TEST(HeaderList, WhatCouldSplitAResponseIsRefusedForGood) {
    for (const std::string& value : {std::string("a\r\nSet-Cookie: x=1"),
                                     std::string("a\nb"),
                                     std::string("a\rb"),
                                     std::string("a\0b", 3),
                                     std::string("a\x7f")}) {
        header_list headers;
        EXPECT_FALSE(headers.set("Content-Disposition", value));
        EXPECT_FALSE(headers.sound());
        EXPECT_TRUE(headers.entries().empty());
    }
    header_list headers;
    EXPECT_FALSE(headers.set("Bad name", "a"));
    EXPECT_FALSE(headers.add("", "a"));
    EXPECT_FALSE(headers.add("X:", "a"));
}

}  // namespace
}  // namespace snug::http
