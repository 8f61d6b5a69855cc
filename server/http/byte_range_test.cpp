#include "http/byte_range.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

std::optional<byte_range> part(std::string_view field, std::uint64_t size) {
    const auto parsed = parse_range(field, size);
    EXPECT_TRUE(parsed) << field;
    return parsed ? *parsed : std::nullopt;
}

TEST(ByteRange, OneRangeIsCutOut) {
    EXPECT_EQ(part("bytes=0-1", 10),
              (byte_range{0, 1}));  // how Safari asks before it plays anything
    EXPECT_EQ(part("bytes=5-", 10), (byte_range{5, 9}));
    EXPECT_EQ(part("bytes=-3", 10), (byte_range{7, 9}));
    EXPECT_EQ(part("bytes=-30", 10), (byte_range{0, 9}));
    EXPECT_EQ(part("Bytes=0-99999999999999999999999", 10), (byte_range{0, 9}));
}

TEST(ByteRange, WhatIsNoRangeMeansTheWhole) {
    for (const char* field : {"",
                              "bytes",
                              "bytes=",
                              "bytes=-",
                              "bytes=a-b",
                              "bytes=1-0",
                              "bytes=0-1,3-4",
                              "bytes= 0-1",
                              "lines=0-1",
                              "bytes=+0-1",
                              "bytes=0--1",
                              "bytes=0-1 "}) {
        EXPECT_EQ(part(field, 10), std::nullopt) << field;
    }
}

TEST(ByteRange, BeyondTheEndIsUnsatisfiable) {
    for (const char* field :
         {"bytes=10-", "bytes=10-20", "bytes=99999999999999999999-", "bytes=-0"}) {
        EXPECT_FALSE(parse_range(field, 10)) << field;
    }
    EXPECT_FALSE(parse_range("bytes=0-", 0));
    EXPECT_FALSE(parse_range("bytes=-1", 0));
}

TEST(ByteRange, ContentRangeSaysWhatWasCut) {
    EXPECT_EQ(to_content_range({0, 1}, 200), "bytes 0-1/200");
}

TEST(EventId, IsShortAndVisible) {
    EXPECT_TRUE(is_event_id("k3.1234"));
    EXPECT_TRUE(is_event_id(std::string(64, 'x')));
    EXPECT_FALSE(is_event_id(""));
    EXPECT_FALSE(is_event_id(std::string(65, 'x')));
    EXPECT_FALSE(is_event_id("a b"));
    EXPECT_FALSE(is_event_id("caf\xC3\xA9"));
}

}  // namespace
}  // namespace snug::http
