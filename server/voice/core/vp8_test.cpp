#include "voice/core/vp8.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace snug::voice {
namespace {

using bytes = std::vector<std::uint8_t>;

TEST(Vp8, KeyFrameIsKnownByItsFirstPacket) {
    const auto key = parse_vp8(bytes{0x10, 0x50, 0x01});
    ASSERT_TRUE(key);
    EXPECT_TRUE(key->is_key_frame);
    EXPECT_FALSE(parse_vp8(bytes{0x10, 0x51, 0x01})->is_key_frame);
    EXPECT_TRUE(parse_vp8(bytes{0x10, 0x51, 0x01})->begins_frame);
    EXPECT_FALSE(parse_vp8(bytes{0x00, 0x50, 0x01})->begins_frame);  // goes on with a frame
    EXPECT_FALSE(parse_vp8(bytes{0x11, 0x50, 0x01})->begins_frame);  // its second partition
}

TEST(Vp8, DescriptorHasTheLengthThatItsFlagsSay) {
    // Chromium: a long picture id, an index of layer zero, a layer.
    const auto whole = parse_vp8(bytes{0x90, 0xE0, 0x92, 0x34, 0x07, 0x00, 0x50});
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->descriptor_bytes, 6U);
    EXPECT_TRUE(whole->is_key_frame);
    EXPECT_EQ(parse_vp8(bytes{0x90, 0x80, 0x12, 0x50})->descriptor_bytes, 3U);
    EXPECT_EQ(parse_vp8(bytes{0x90, 0x10, 0x12, 0x50})->descriptor_bytes, 3U);
    EXPECT_EQ(parse_vp8(bytes{0x90, 0x00, 0x50})->descriptor_bytes, 2U);
}

TEST(Vp8, WhatEndsWithinItsDescriptorIsNone) {
    const bytes whole{0x90, 0xF0, 0x92, 0x34, 0x07, 0x00, 0x50};
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(parse_vp8(bytes_view(whole).first(size))) << size;
    EXPECT_TRUE(parse_vp8(whole));
}

}  // namespace
}  // namespace snug::voice
