#include "voice/core/stun.hpp"

#include "base/bytes.hpp"
#include "base/voice_limits.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace snug::voice {
namespace {

using bytes = std::vector<std::uint8_t>;

bytes from_hex(std::string_view hex) {
    const std::string raw = parse_hex(hex).value();
    return {raw.begin(), raw.end()};
}

constexpr std::string_view vector_password = "VOkJxbRl1RmTxUk/WvJxBt";

// RFC 5769 section 2.1.
const bytes sample_request = from_hex(
    "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e0001"
    "ff80290008932ff9b151263b36000600096576746a3a68367659202020000800149aeaa70cbfd8cb56781ef2b5b2d3"
    "f249c1b571a280280004e57a3bcf");
// Sections 2.2 and 2.3.
const bytes sample_v4_answer = from_hex(
    "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e112a6"
    "43000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96");
const bytes sample_v6_answer = from_hex(
    "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000140002a1470113a9"
    "faa5d3f179bc25f4b5bed2b9d900080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c");

bytes check(stun_check wanted, std::string_view password = "a password of 22 bytes") {
    bytes out(limits::stun_bytes_max);
    if (wanted.username.empty()) wanted.username = "ours:theirs";
    out.resize(write_stun_check(out, wanted, password));
    return out;
}

/// The message with its fingerprint made anew, so that a test reaches what stands behind it: the
/// body of a message that was closed with another one behind it.
bytes refingerprinted(bytes message) {
    message.resize(message.size() - 8);
    std::uint32_t crc = ~0U;
    message[2] = static_cast<std::uint8_t>((message.size() - 12) >> 8U);
    message[3] = static_cast<std::uint8_t>(message.size() - 12);
    for (const auto byte : message) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? 0xEDB88320U ^ (crc >> 1U) : crc >> 1U;
    }
    message.resize(message.size() + 8);
    const bytes_out tail = bytes_out(message).last(8);
    store32(tail, 0, 0x80280004);
    store32(tail, 4, ~crc ^ 0x5354554EU);
    return message;
}

bytes inserted(bytes message, std::size_t at, const bytes& what) {
    message.insert(message.begin() + static_cast<std::ptrdiff_t>(at), what.begin(), what.end());
    return refingerprinted(message);
}

TEST(Stun, SampleRequestOfRfc5769IsRead) {
    const auto read = parse_stun(sample_request);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->kind, stun_class::request);
    EXPECT_EQ(read->username, "evtj:h6vY");
    EXPECT_EQ(read->priority, 0x6E0001FFU);
    EXPECT_EQ(read->controlled, 0x932FF9B151263B36U);
    EXPECT_FALSE(read->controlling);
    EXPECT_FALSE(read->use_candidate);
    EXPECT_EQ(read->unknown_required, 0);
    EXPECT_TRUE(has_integrity(sample_request, *read, vector_password));
    EXPECT_FALSE(has_integrity(sample_request, *read, "VOkJxbRl1RmTxUk/WvJxBT"));
}

TEST(Stun, SampleAnswersOfRfc5769AreRead) {
    const auto v4 = parse_stun(sample_v4_answer);
    ASSERT_TRUE(v4 && v4->mapped);
    EXPECT_TRUE(has_integrity(sample_v4_answer, *v4, vector_password));
    EXPECT_EQ(*v4->mapped, (transport_address{.ip = {192, 0, 2, 1}, .port = 32853}));
    const auto v6 = parse_stun(sample_v6_answer);
    ASSERT_TRUE(v6 && v6->mapped);
    EXPECT_TRUE(has_integrity(sample_v6_answer, *v6, vector_password));
    EXPECT_EQ(to_hex(v6->mapped->ip), "20010db8123456780011223344556677");
    EXPECT_EQ(v6->mapped->port, 32853);
}

TEST(Stun, OurAnswersBearTheMappedAddressOfRfc5769) {
    const auto v6 = parse_stun(sample_v6_answer).value();
    bytes out(limits::stun_bytes_max);
    out.resize(write_stun_success(out, v6.id, *v6.mapped, vector_password));
    const auto read = parse_stun(out);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->kind, stun_class::success);
    EXPECT_EQ(read->mapped, v6.mapped);
    EXPECT_TRUE(has_integrity(out, *read, vector_password));
    const auto v4 = parse_stun(sample_v4_answer).value();
    out.resize(limits::stun_bytes_max);
    out.resize(write_stun_success(out, v4.id, *v4.mapped, vector_password));
    // The attribute stands at the same place with the same bytes as in the sample's, SOFTWARE
    // apart.
    EXPECT_EQ(bytes(out.begin() + 20, out.begin() + 32),
              bytes(sample_v4_answer.begin() + 36, sample_v4_answer.begin() + 48));
}

TEST(Stun, FailuresReadBack) {
    bytes out(limits::stun_bytes_max);
    out.resize(write_stun_failure(out, {1}, 487, 0, "p"));
    EXPECT_EQ(parse_stun(out).value().error_code, 487);
    out.resize(limits::stun_bytes_max);
    out.resize(write_stun_failure(out, {1}, 420, 0x7777, "p"));
    EXPECT_EQ(parse_stun(out).value().error_code, 420);
    EXPECT_EQ(write_stun_failure(bytes_out(out).first(40), {1}, 420, 0x7777, "p"), 0U);
}

TEST(Stun, EveryBitThatIsFlippedIsNoticed) {
    for (std::size_t bit = 0; bit < sample_request.size() * 8; ++bit) {
        bytes flipped = sample_request;
        flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        EXPECT_FALSE(parse_stun(flipped)) << bit;
    }
    for (std::size_t size = 0; size < sample_request.size(); ++size) {
        EXPECT_FALSE(parse_stun(bytes_view(sample_request).first(size))) << size;
    }
}

TEST(Stun, BehindARightFingerprintTheIntegrityIsStillAsked) {
    const bytes honest = check({.id = {1}, .priority = 5});
    for (std::size_t at = 8; at < honest.size() - 8; ++at) {
        bytes forged = honest;
        forged[at] ^= 1U;
        forged = refingerprinted(forged);
        const auto read = parse_stun(forged);
        EXPECT_FALSE(read && has_integrity(forged, *read, "a password of 22 bytes")) << at;
    }
}

TEST(Stun, AttributesThatAreTwiceOrOverrunAreRefused) {
    const bytes honest = check({.id = {1}, .priority = 5, .controlling = 9, .use_candidate = true});
    ASSERT_TRUE(parse_stun(honest));
    ASSERT_TRUE(parse_stun(refingerprinted(honest)));
    const bytes integrity(honest.end() - 32, honest.end() - 8);
    EXPECT_FALSE(parse_stun(inserted(honest, honest.size() - 8, integrity)));
    EXPECT_FALSE(parse_stun(inserted(honest, 20, {0, 0x24, 0, 4, 0, 0, 0, 1})));
    EXPECT_FALSE(parse_stun(inserted(honest, 20, {0, 0x25, 0, 0})));
    EXPECT_FALSE(parse_stun(inserted(honest, 20, {0, 0x06, 0, 1, 'x', 0, 0, 0})));
    EXPECT_FALSE(parse_stun(inserted(honest, 20, {0x80, 0x28, 0, 4, 0, 0, 0, 0})));
    EXPECT_FALSE(parse_stun(inserted(honest, 20, {0x80, 0x99, 0xFF, 0xFC})));
    EXPECT_FALSE(parse_stun(inserted(honest, honest.size() - 8, {0x80, 0x99, 0, 5})));
}

TEST(Stun, WhatStandsBehindTheIntegrityIsNotBelieved) {
    const bytes honest = check({.id = {1}, .priority = 5});
    const bytes extended = inserted(honest, honest.size() - 8, {0, 0x25, 0, 0});
    const auto read = parse_stun(extended);
    ASSERT_TRUE(read);
    EXPECT_TRUE(has_integrity(extended, *read, "a password of 22 bytes"));
    EXPECT_FALSE(read->use_candidate);
}

TEST(Stun, TooManyAttributesAreRefused) {
    bytes many;
    for (int i = 0; i < 24; ++i)
        many.insert(many.end(), {0x80, 0x99, 0, 0});
    EXPECT_FALSE(parse_stun(inserted(check({.id = {1}}), 20, many)));
}

TEST(Stun, UnknownAttributesThatMustBeUnderstoodAreNamed) {
    EXPECT_EQ(parse_stun(check({.id = {1}, .extra_attribute = 0x7777}))->unknown_required, 0x7777);
    EXPECT_EQ(parse_stun(check({.id = {1}, .extra_attribute = 0xC057}))->unknown_required, 0);
}

}  // namespace
}  // namespace snug::voice
