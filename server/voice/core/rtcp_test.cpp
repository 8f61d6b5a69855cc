#include "voice/core/rtcp.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace snug::voice {
namespace {

using bytes = std::vector<std::uint8_t>;

/// What one of the writers writes.
template <class Write>
bytes written(const Write& write) {
    bytes out(256);
    out.resize(write(bytes_out(out)));
    return out;
}

rtcp_packet only_packet(const bytes& compound) {
    auto reader = parse_rtcp(compound);
    EXPECT_TRUE(reader);
    return reader ? reader->next().value() : rtcp_packet{};
}

TEST(Rtcp, SenderReportReadsBack) {
    const sender_report sent{
        .ssrc = 1, .ntp = 0x123456789ABCDEF0, .rtp_time = 3, .packets = 4, .octets = 5};
    const bytes packet = written([&](bytes_out out) { return write_sender_report(out, sent); });
    EXPECT_EQ(packet.size(), 28U);
    EXPECT_EQ(parse_sender_report(only_packet(packet)), sent);
    EXPECT_FALSE(parse_report_block(only_packet(packet), 0));
}

TEST(Rtcp, ReceiverReportReadsBackWithNegativeLoss) {
    const std::array<report_block, 2> blocks = {report_block{1, 255, -2, 0xFFFF0001, 7, 8, 9},
                                                report_block{2, 0, 8'388'607, 1, 2, 3, 4}};
    const bytes packet =
        written([&](bytes_out out) { return write_receiver_report(out, 77, blocks); });
    const auto read = only_packet(packet);
    EXPECT_EQ(read.type, rtcp_type::receiver_report);
    EXPECT_EQ(read.sender(), 77U);
    EXPECT_EQ(parse_report_block(read, 0), blocks[0]);
    EXPECT_EQ(parse_report_block(read, 1), blocks[1]);
    EXPECT_FALSE(parse_report_block(read, 2));
}

TEST(Rtcp, CompoundIsWalkedPacketByPacket) {
    bytes out(256);
    std::size_t size = write_receiver_report(out, 5, {});
    size += write_cname(bytes_out(out).subspan(size), 5, "abc");
    size += write_pli(bytes_out(out).subspan(size), 5, 6);
    const std::array<nack_pair, 2> pairs = {nack_pair{10, 0x8001}, nack_pair{65535, 0}};
    size += write_nack(bytes_out(out).subspan(size), 5, 6, pairs);
    size += write_bye(bytes_out(out).subspan(size), 5);
    auto reader = parse_rtcp(bytes_view(out).first(size));
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->next()->type, rtcp_type::receiver_report);
    EXPECT_EQ(reader->next()->type, rtcp_type::description);
    EXPECT_EQ(parse_pli(reader->next().value()), 6U);
    const auto nack = reader->next().value();
    EXPECT_EQ(parse_nack_media(nack), 6U);
    EXPECT_EQ(parse_nack_pair(nack, 0), pairs[0]);
    EXPECT_EQ(parse_nack_pair(nack, 1), pairs[1]);
    EXPECT_FALSE(parse_nack_pair(nack, 2));
    EXPECT_EQ(parse_bye(reader->next().value(), 0), 5U);
    EXPECT_FALSE(reader->next());
}

TEST(Rtcp, DescriptionsEndWithZerosAtAWord) {
    for (const std::string_view cname : {"", "a", "ab", "abc", "abcd", "abcde"}) {
        const bytes packet = written([&](bytes_out out) { return write_cname(out, 1, cname); });
        ASSERT_EQ(packet.size() % 4, 0U);
        EXPECT_EQ(packet.back(), 0);
        EXPECT_TRUE(parse_rtcp(packet));
    }
}

TEST(Rtcp, BrokenCompoundsAreRefusedWhole) {
    bytes good = written([](bytes_out out) { return write_pli(out, 1, 2); });
    EXPECT_TRUE(parse_rtcp(good));
    EXPECT_FALSE(parse_rtcp({}));
    EXPECT_FALSE(parse_rtcp(bytes_view(good).first(11)));
    bytes trailing = good;
    trailing.push_back(0x80);
    EXPECT_FALSE(parse_rtcp(trailing));
    bytes version = good;
    version[0] = 0x41;
    EXPECT_FALSE(parse_rtcp(version));
    bytes lonely = {0x80, 201, 0, 0};  // no SSRC at all
    EXPECT_FALSE(parse_rtcp(lonely));
    bytes many;
    for (int i = 0; i < 17; ++i)
        many.insert(many.end(), good.begin(), good.end());
    EXPECT_FALSE(parse_rtcp(many));
}

TEST(Rtcp, PaddingIsTakenFromTheLastPacketOnly) {
    bytes packet = written([](bytes_out out) { return write_pli(out, 1, 2); });
    packet[0] |= 0x20U;
    for (const int padding : {0, 3, 12, 255}) {
        packet.back() = static_cast<std::uint8_t>(padding);
        EXPECT_FALSE(parse_rtcp(packet)) << padding;
    }
    packet.back() = 4;
    EXPECT_TRUE(parse_rtcp(packet));
    EXPECT_FALSE(parse_pli(only_packet(packet)));  // what is left is too short for one
    const bytes next = written([](bytes_out out) { return write_bye(out, 1); });
    packet.insert(packet.end(), next.begin(), next.end());
    EXPECT_FALSE(parse_rtcp(packet));
}

TEST(Rtcp, CountsBeyondTheEndAreNotBelieved) {
    bytes bye = written([](bytes_out out) { return write_bye(out, 1); });
    bye[0] = 0x80 | 31;
    EXPECT_EQ(parse_bye(only_packet(bye), 0), 1U);
    EXPECT_FALSE(parse_bye(only_packet(bye), 1));
    bytes report = written([](bytes_out out) { return write_receiver_report(out, 1, {}); });
    report[0] = 0x80 | 31;
    EXPECT_FALSE(parse_report_block(only_packet(report), 0));
}

TEST(Rtcp, NothingIsWrittenWhereThereIsNoRoom) {
    std::array<std::uint8_t, 7> little{};
    EXPECT_EQ(write_sender_report(little, {}), 0U);
    EXPECT_EQ(write_receiver_report(little, 1, {}), 0U);
    EXPECT_EQ(write_cname(little, 1, "a"), 0U);
    EXPECT_EQ(write_bye(little, 1), 0U);
    EXPECT_EQ(write_pli(little, 1, 2), 0U);
    EXPECT_EQ(write_nack(little, 1, 2, {}), 0U);
}

TEST(Rtcp, BitrateReadsBackAndIsRoundedDown) {
    const std::array<std::uint32_t, 2> sources{7, 8};
    for (const std::uint64_t rate :
         {0UL, 150'000UL, 262'143UL, 262'144UL, 1'200'001UL, 1UL << 62U}) {
        std::array<std::uint8_t, 64> memory{};
        const std::size_t size = write_remb(memory, 1, rate, sources);
        ASSERT_EQ(size, 28U);
        auto reader = parse_rtcp(bytes_view(memory).first(size));
        ASSERT_TRUE(reader);
        const auto packet = reader->next();
        ASSERT_TRUE(packet);
        const auto read = parse_remb(*packet);
        ASSERT_TRUE(read);
        EXPECT_LE(*read, rate);
        EXPECT_GE(*read + (rate >> 17U), rate);
        EXPECT_EQ(parse_remb_source(*packet, 0), 7U);
        EXPECT_EQ(parse_remb_source(*packet, 1), 8U);
        EXPECT_FALSE(parse_remb_source(*packet, 2));
        EXPECT_FALSE(parse_pli(*packet));
    }
    std::array<std::uint8_t, 20> beyond{0x8F, 206, 0, 4};
    store32(beyond, 12, 0x52454D42);
    store32(beyond, 16, 0x00FF'FFFF);  // 2^63 times as much as 18 bits hold
    EXPECT_FALSE(parse_remb(*parse_rtcp(beyond)->next()));
}

}  // namespace
}  // namespace snug::voice
