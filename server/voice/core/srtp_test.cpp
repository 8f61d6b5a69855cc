#include "voice/core/srtp.hpp"

#include "base/bytes.hpp"
#include "voice/core/rtcp.hpp"
#include "voice/core/rtp.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace snug::voice {
namespace {

using bytes = std::vector<std::uint8_t>;

srtp_master some_master(std::uint8_t seed) {
    srtp_master made;
    for (std::size_t i = 0; i < made.key.size(); ++i)
        made.key[i] = static_cast<std::uint8_t>(seed + i);
    for (std::size_t i = 0; i < made.salt.size(); ++i)
        made.salt[i] = static_cast<std::uint8_t>(seed * 3 + i);
    return made;
}

bytes clear_packet(std::uint32_t ssrc, std::uint16_t sequence, std::string_view text) {
    bytes packet(64);
    const std::size_t header =
        write_rtp_header(packet, {.payload_type = 111, .sequence = sequence, .ssrc = ssrc}, {});
    packet.resize(header);
    packet.insert(packet.end(), text.begin(), text.end());
    return packet;
}

class Srtp : public testing::TestWithParam<srtp_profile> {
protected:
    bytes sealed(const bytes& clear) {
        bytes buffer = clear;
        buffer.resize(clear.size() + limits::srtp_trailer_bytes_max);
        const auto size = sender.protect_rtp(buffer, clear.size(), stream);
        EXPECT_TRUE(size);
        buffer.resize(size.value_or(0));
        return buffer;
    }
    bytes sealed(std::uint16_t sequence) { return sealed(clear_packet(7, sequence, "hello")); }

    /// What opening comes to: the clear text, or nothing with `refusal` set.
    bytes opened(bytes packet) {
        const auto size = receiver.unprotect_rtp(packet);
        refusal = size ? std::nullopt : std::optional(size.error());
        packet.resize(size.value_or(0));
        return packet;
    }

    srtp_sender sender{GetParam(), some_master(1)};
    srtp_receiver receiver{GetParam(), some_master(1)};
    replay_window stream;
    std::optional<srtp_refusal> refusal;
};

INSTANTIATE_TEST_SUITE_P(Profiles,
                         Srtp,
                         testing::Values(srtp_profile::aead_aes_128_gcm,
                                         srtp_profile::aes128_cm_sha1_80),
                         [](const auto& each) {
                             return each.param == srtp_profile::aead_aes_128_gcm ? "Gcm" : "Cm";
                         });

TEST_P(Srtp, WhatWasSealedOpens) {
    const bytes clear = clear_packet(7, 1, "hello");
    const bytes packet = sealed(clear);
    EXPECT_EQ(as_view(packet).find("hello"), std::string_view::npos);
    EXPECT_EQ(opened(packet), clear);
    EXPECT_EQ(opened(sealed(clear_packet(7, 2, ""))), clear_packet(7, 2, ""));
}

TEST_P(Srtp, EveryFlippedBitIsAForgery) {
    const bytes packet = sealed(1);
    for (std::size_t bit = 0; bit < packet.size() * 8; ++bit) {
        bytes forged = packet;
        forged[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        EXPECT_TRUE(opened(forged).empty()) << bit;
        EXPECT_NE(refusal, srtp_refusal::replayed) << bit;
    }
    EXPECT_FALSE(opened(packet).empty());  // none of those has changed any state
}

TEST_P(Srtp, ReplayIsRefusedAndReorderingIsNot) {
    const bytes first = sealed(1);
    const bytes second = sealed(2);
    const bytes third = sealed(3);
    EXPECT_FALSE(opened(third).empty());
    EXPECT_FALSE(opened(first).empty());
    EXPECT_TRUE(opened(first).empty());
    EXPECT_EQ(refusal, srtp_refusal::replayed);
    EXPECT_FALSE(opened(second).empty());
    EXPECT_TRUE(opened(third).empty());
}

TEST_P(Srtp, WhatIsOlderThanTheWindowIsRefused) {
    const bytes old = sealed(1);
    const bytes edge = sealed(2);
    const bytes now = sealed(static_cast<std::uint16_t>(1 + limits::srtp_replay_window));
    EXPECT_FALSE(opened(now).empty());
    EXPECT_TRUE(opened(old).empty());
    EXPECT_FALSE(opened(edge).empty());
}

TEST_P(Srtp, SequencesWrapWithLossAndReordering) {
    std::uint16_t sequence = 65'000;
    for (int i = 0; i < 3'000; ++i) {
        sequence = static_cast<std::uint16_t>(sequence + 1 + i % 90);
        ASSERT_FALSE(opened(sealed(sequence)).empty()) << i;
    }
    EXPECT_EQ(receiver.highest_index(7), stream.highest());
    EXPECT_GE(stream.highest() >> 16U, 2U);
    const auto next = static_cast<std::uint16_t>(sequence + 1);
    EXPECT_TRUE(opened(sealed(clear_packet(8, next, "x"))).empty());  // a new source begins at 0
}

TEST_P(Srtp, PacketFromBeforeTheWrapStillOpensAfterIt) {
    EXPECT_FALSE(opened(sealed(65'530)).empty());
    const bytes late = sealed(65'534);
    EXPECT_FALSE(opened(sealed(3)).empty());
    EXPECT_FALSE(opened(late).empty());
    EXPECT_FALSE(opened(sealed(4)).empty());
    EXPECT_EQ(receiver.highest_index(7), 0x1'0004U);
}

TEST_P(Srtp, NoIndexIsSealedTwice) {
    bytes buffer = clear_packet(7, 1, "one text");
    const std::size_t size = buffer.size();
    buffer.resize(size + limits::srtp_trailer_bytes_max);
    EXPECT_TRUE(sender.protect_rtp(buffer, size, stream));
    const auto again = sender.protect_rtp(buffer, size, stream);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error(), srtp_refusal::replayed);
}

TEST_P(Srtp, SourcesAreBoundedAndForgeriesMakeNone) {
    for (std::uint32_t ssrc = 100; ssrc < 200; ++ssrc) {
        bytes forged = clear_packet(ssrc, 1, "no tag that is right, however long it is");
        EXPECT_TRUE(opened(forged).empty());
        EXPECT_EQ(refusal, srtp_refusal::forged);
    }
    for (std::uint32_t ssrc = 0; ssrc <= limits::srtp_sources_max; ++ssrc) {
        stream = {};
        const bool fits = ssrc < limits::srtp_sources_max;
        EXPECT_EQ(!opened(sealed(clear_packet(ssrc, 1, "x"))).empty(), fits) << ssrc;
    }
    EXPECT_EQ(refusal, srtp_refusal::crowded);
}

TEST_P(Srtp, ShortPacketsAreMalformed) {
    const bytes packet = sealed(clear_packet(7, 1, ""));
    for (std::size_t size = 0; size < packet.size(); ++size) {
        EXPECT_TRUE(
            opened(bytes(packet.begin(), packet.begin() + static_cast<std::ptrdiff_t>(size)))
                .empty());
        EXPECT_EQ(refusal, srtp_refusal::malformed);
    }
    bytes tight = clear_packet(7, 2, "x");
    EXPECT_FALSE(sender.protect_rtp(tight, tight.size(), stream));
    EXPECT_FALSE(sender.protect_rtp(tight, tight.size() + 1, stream));
}

TEST_P(Srtp, RtcpOpensOnceAndOnlyUnharmed) {
    bytes buffer(128);
    const std::size_t size = write_sender_report(buffer, {.ssrc = 7, .ntp = 1});
    const bytes clear(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(size));
    buffer.resize(sender.protect_rtcp(buffer, size).value());
    for (std::size_t bit = 0; bit < buffer.size() * 8; ++bit) {
        bytes forged = buffer;
        forged[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        EXPECT_FALSE(receiver.unprotect_rtcp(forged)) << bit;
    }
    bytes copy = buffer;
    copy.resize(receiver.unprotect_rtcp(copy).value_or(0));
    EXPECT_EQ(copy, clear);
    const auto again = receiver.unprotect_rtcp(buffer);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error(), srtp_refusal::replayed);
    bytes little(20);
    EXPECT_FALSE(receiver.unprotect_rtcp(bytes_out(little).first(7)));
    EXPECT_FALSE(sender.protect_rtcp(little, 8));
}

TEST(SrtpIndex, IsTheNearestOfThree) {
    EXPECT_EQ(estimate_index(5, 3), 3U);
    EXPECT_EQ(estimate_index(5, 65'535), 65'535U);  // there is no count below 0
    EXPECT_EQ(estimate_index(0x1'0005, 65'535), 0xFFFFU);
    EXPECT_EQ(estimate_index(0xFFFF, 0), 0x1'0000U);
    EXPECT_EQ(estimate_index(0x2'8000, 0x7FFF), 0x2'7FFFU);
    EXPECT_EQ(estimate_index(0x2'8001, 0), 0x3'0000U);
    EXPECT_EQ(estimate_index(0x2'7FFF, 0xFFFF), 0x2'FFFFU);
    EXPECT_EQ(estimate_index(0x2'7FFE, 0xFFFF), 0x1'FFFFU);
}

TEST(ReplayWindow, MarksWithinTheWindow) {
    replay_window window;
    EXPECT_TRUE(window.is_fresh(0));
    window.mark(1'000);
    EXPECT_FALSE(window.is_fresh(1'000));
    EXPECT_TRUE(window.is_fresh(1'000 - (limits::srtp_replay_window - 1)));
    EXPECT_FALSE(window.is_fresh(1'000 - limits::srtp_replay_window));
    window.mark(1'000 - (limits::srtp_replay_window - 1));
    EXPECT_FALSE(window.is_fresh(1'000 - (limits::srtp_replay_window - 1)));
    window.mark(1'001);
    EXPECT_FALSE(window.is_fresh(1'000));
    window.mark(5'000);
    EXPECT_TRUE(window.is_fresh(4'999));
    EXPECT_EQ(window.highest(), 5'000U);
}

}  // namespace
}  // namespace snug::voice
