#include "base/bytes.hpp"

#include <gtest/gtest.h>

#include <set>

namespace snug {
namespace {

TEST(Bytes, HexGoesBothWays) {
    const std::array<std::uint8_t, 3> bytes = {0x00, 0xAB, 0xFF};
    EXPECT_EQ(to_hex(bytes), "00abff");
    EXPECT_EQ(parse_hex("00ABff"), std::string("\x00\xAB\xFF", 3));
    EXPECT_EQ(parse_hex("0"), std::nullopt);
    EXPECT_EQ(parse_hex("0g"), std::nullopt);
}

TEST(Bytes, TokensAreUrlSafeOfTheRightSizeAndDiffer) {
    init_crypto();
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        const std::string token = random_token(16);
        EXPECT_EQ(token.size(), 22U);
        EXPECT_EQ(token.find_first_not_of(
                      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
                  std::string::npos);
        EXPECT_TRUE(seen.insert(token).second);
    }
    EXPECT_EQ(random_token(32).size(), 43U);
}

TEST(Bytes, Sha256GivesTheStandardsOwnVector) {
    // FIPS 180-4 example: the one-block message "abc".
    EXPECT_EQ(to_hex(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Bytes, SecretsAreComparedWhole) {
    EXPECT_TRUE(same_secret("abc", "abc"));
    EXPECT_FALSE(same_secret("abc", "abd"));
    EXPECT_FALSE(same_secret("abc", "ab"));
}

TEST(Blake2b, IsWhatOthersCompute) {
    // `printf abc | b2sum -l 128`
    EXPECT_EQ(to_hex(blake2b("abc")), "cf4ab791c62b8d2b2109c90275287816");
}

TEST(KeyedHash, TellsTextsApartAndStaysTheSame) {
    EXPECT_EQ(keyed_hash("one"), keyed_hash("one"));
    EXPECT_NE(keyed_hash("one"), keyed_hash("two"));
    EXPECT_NE(keyed_hash(""), short_digest{});
}

}  // namespace
}  // namespace snug
