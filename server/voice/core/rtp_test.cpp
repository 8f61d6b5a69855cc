#include "voice/core/rtp.hpp"

#include "base/bytes.hpp"
#include "voice/core/datagram_kind.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace snug::voice {
namespace {

using bytes = std::vector<std::uint8_t>;

bytes header(std::uint8_t first) {
    return {first, 0xEF, 0x12, 0x34, 0, 0, 0, 9, 0xDE, 0xAD, 0xBE, 0xEF};
}

bytes with(bytes packet, const bytes& more) {
    packet.insert(packet.end(), more.begin(), more.end());
    return packet;
}

TEST(DatagramKind, IsToldByTheFirstBytes) {
    const auto kind = [](std::uint8_t first, std::uint8_t second) {
        return kind_of(bytes{first, second});
    };
    EXPECT_EQ(kind(0, 1), datagram_kind::stun);
    EXPECT_EQ(kind(3, 1), datagram_kind::stun);
    EXPECT_EQ(kind(4, 1), datagram_kind::unknown);
    EXPECT_EQ(kind(20, 0xFE), datagram_kind::dtls);
    EXPECT_EQ(kind(63, 0xFE), datagram_kind::dtls);
    EXPECT_EQ(kind(64, 0), datagram_kind::unknown);  // a TURN channel
    EXPECT_EQ(kind(128, 111), datagram_kind::rtp);
    EXPECT_EQ(kind(0x90, 0x80 | 111), datagram_kind::rtp);
    EXPECT_EQ(kind(191, 96), datagram_kind::rtp);
    EXPECT_EQ(kind(192, 96), datagram_kind::unknown);
    EXPECT_EQ(kind_of(bytes{128}), datagram_kind::unknown);
    EXPECT_EQ(kind_of({}), datagram_kind::unknown);
}

TEST(DatagramKind, RtcpIsThePayloadTypesThatRtpMayNotHave) {
    for (unsigned second = 0; second < 256; ++second) {
        const unsigned type = second & 127U;
        const auto expected = type >= 64 && type <= 95 ? datagram_kind::rtcp : datagram_kind::rtp;
        EXPECT_EQ(kind_of(bytes{0x80, static_cast<std::uint8_t>(second)}), expected) << second;
    }
}

TEST(Rtp, FixedHeaderIsRead) {
    const bytes packet = with(header(0x80), {1, 2, 3});
    const auto read = parse_rtp(packet);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->header,
              (rtp_header{.marker = true,
                          .payload_type = 111,
                          .sequence = 0x1234,
                          .timestamp = 9,
                          .ssrc = 0xDEADBEEF}));
    EXPECT_EQ(read->header_bytes, 12U);
    EXPECT_EQ(bytes(read->payload.begin(), read->payload.end()), (bytes{1, 2, 3}));
}

TEST(Rtp, LengthsBeyondTheEndAreRefused) {
    EXPECT_FALSE(parse_rtp(bytes(11, 0x80)));
    EXPECT_FALSE(parse_rtp(header(0x40)));  // version 1
    EXPECT_FALSE(parse_rtp(header(0x81)));  // a CSRC that is not there
    EXPECT_FALSE(parse_rtp(header(0x90)));  // an extension that is not there
    EXPECT_FALSE(parse_rtp(with(header(0x90), {0xBE, 0xDE, 0, 1})));
    EXPECT_FALSE(parse_rtp(with(header(0x90), {0xBE, 0xDE, 0xFF, 0xFF, 0, 0, 0, 0})));
    EXPECT_TRUE(parse_rtp(with(header(0x90), {0xBE, 0xDE, 0, 1, 0, 0, 0, 0})));
}

TEST(Rtp, PaddingHasToFitWhatItPads) {
    EXPECT_FALSE(parse_rtp(header(0xA0)));
    EXPECT_FALSE(parse_rtp(with(header(0xA0), {7, 0})));
    EXPECT_FALSE(parse_rtp(with(header(0xA0), {7, 3})));
    EXPECT_FALSE(parse_rtp(with(header(0xA0), {7, 255})));
    const bytes packet = with(header(0xA0), {7, 0, 2});
    const auto read = parse_rtp(packet);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->payload.size(), 1U);
    EXPECT_EQ(read->padding, 2);
}

TEST(Rtp, ExtensionsOfBothFormsAreFound) {
    const bytes one = with(header(0x90), {0xBE, 0xDE, 0, 2, 0, 0x10, 0x85, 0x41, 'a', 'b', 0, 0});
    const auto short_form = parse_rtp(one);
    ASSERT_TRUE(short_form);
    const auto level = find_extension(*short_form, 1);
    ASSERT_TRUE(level);
    EXPECT_EQ(parse_audio_level(*level)->level, 5);
    EXPECT_TRUE(parse_audio_level(*level)->voice);
    EXPECT_EQ(as_view(find_extension(*short_form, 4).value()), "ab");
    EXPECT_FALSE(find_extension(*short_form, 0));
    EXPECT_FALSE(find_extension(*short_form, 2));

    const bytes two = with(header(0x90), {0x10, 0x00, 0, 2, 20, 2, 'a', 'b', 0, 9, 0, 0});
    const auto long_form = parse_rtp(two);
    ASSERT_TRUE(long_form);
    EXPECT_EQ(as_view(find_extension(*long_form, 20).value()), "ab");
    EXPECT_TRUE(find_extension(*long_form, 9).value().empty());
}

TEST(Rtp, BrokenExtensionListsEndWhereTheyBreak) {
    const bytes overrun = with(header(0x90), {0xBE, 0xDE, 0, 1, 0x10, 0x05, 0x4F, 'a'});
    const auto read = parse_rtp(overrun);
    ASSERT_TRUE(read);
    EXPECT_TRUE(find_extension(*read, 1));
    EXPECT_FALSE(find_extension(*read, 4));

    const bytes ended = with(header(0x90), {0xBE, 0xDE, 0, 1, 0xF0, 0x05, 0x40, 'a'});
    EXPECT_FALSE(find_extension(parse_rtp(ended).value(), 4));  // id 15 ends the list
    const bytes foreign = with(header(0x90), {0x12, 0x34, 0, 1, 0x40, 'a', 0, 0});
    EXPECT_FALSE(find_extension(parse_rtp(foreign).value(), 4));
}

TEST(Rtp, WrittenHeadersReadBackAndBearOnlyWhatIsAskedFor) {
    const rtp_header sent{.payload_type = 109, .sequence = 65535, .timestamp = 1, .ssrc = 2};
    std::array<std::uint8_t, 64> out{};
    const auto read_back = [&](const rtp_extensions& extensions) {
        const std::size_t size = write_rtp_header(out, sent, extensions);
        return parse_rtp(bytes_view(out).first(size)).value();
    };
    const auto full = read_back({4, "12", 1, audio_level{30, true}});
    EXPECT_EQ(full.header, sent);
    EXPECT_TRUE(full.payload.empty());
    EXPECT_EQ(as_view(find_extension(full, 4).value()), "12");
    EXPECT_EQ(parse_audio_level(find_extension(full, 1).value())->level, 30);

    const auto bare = read_back({4, "", 0, audio_level{30, true}});
    EXPECT_EQ(bare.header_bytes, rtp_header_bytes);
    EXPECT_EQ(write_rtp_header(out, sent, {15, "1", 0, {}}), 0U);
    EXPECT_EQ(write_rtp_header(out, sent, {4, "a mid of 17 bytes", 0, {}}), 0U);
    EXPECT_EQ(write_rtp_header(bytes_out(out).first(19), sent, {4, "123", 0, {}}), 0U);
}

}  // namespace
}  // namespace snug::voice
