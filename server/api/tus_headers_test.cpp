#include "api/tus_headers.hpp"

#include <gtest/gtest.h>

namespace snug::api {
namespace {

TEST(TusHeaders, CountBytesInDigitsAlone) {
    EXPECT_EQ(parse_byte_count("0"), 0U);
    EXPECT_EQ(parse_byte_count("536870912"), 536'870'912U);
    for (const char* text : {"", "-1", "+1", " 1", "1 ", "1.0", "0x10", "1e3", "9999999999999999"})
        EXPECT_FALSE(parse_byte_count(text)) << text;
}

TEST(TusHeaders, FindOneValueAmongThePairs) {
    const std::string_view field = "filename Y2F0LnBuZw==,filetype aW1hZ2UvcG5n, is_private";
    EXPECT_EQ(metadata_value(field, "filename"), "cat.png");
    EXPECT_EQ(metadata_value(field, "filetype"), "image/png");
    EXPECT_EQ(metadata_value(field, "is_private"), "");
    EXPECT_EQ(metadata_value(field, "other"), "");
    EXPECT_EQ(metadata_value("", "filename"), "");
}

TEST(TusHeaders, AreRefusedWhenTheyAreNoPairs) {
    for (const char* field : {"filename ?",
                              "filename Y2F0",
                              "filename Y2F0LnBuZw==,filename Y2F0LnBuZw==",
                              ",,",
                              "a b c",
                              "\x01 Y2E="}) {
        const bool reads = std::string_view(field) == "filename Y2F0";
        EXPECT_EQ(metadata_value(field, "filename").has_value(), reads) << field;
    }
}

TEST(TusHeaders, ChecksumHasAnAlgorithmAndItsLength) {
    const auto sum = parse_checksum("sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=");
    ASSERT_TRUE(sum);
    EXPECT_EQ(sum->kind, hash_kind::sha1);
    EXPECT_EQ(sum->hash.substr(0, 2), "\xa9\x99");
    EXPECT_EQ(parse_checksum("sha256 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")->kind,
              hash_kind::sha256);
    for (const char* field : {"",
                              "sha1",
                              "sha1 ",
                              "sha1 qZk=",
                              "sha256 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=",
                              "md5 kAFQmDzST7DWlj99KOF/cg==",
                              "SHA1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=",
                              "sha1 *"})
        EXPECT_FALSE(parse_checksum(field)) << field;
}

}  // namespace
}  // namespace snug::api
