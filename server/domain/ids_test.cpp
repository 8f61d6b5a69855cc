#include "domain/ids.hpp"

#include <gtest/gtest.h>

namespace snug {

TEST(message_id, HoldsTimeChannelAndSequence) {
    const message_id id = make_message_id(from_ms(1'772'357'400'123), 7, 0x0102030405);
    EXPECT_EQ(channel_no_of(id), 7U);
    EXPECT_EQ(seq_of(id), 0x0102030405U);
    EXPECT_EQ(to_hex(id),
              "69a40718"
              "000007"
              "0102030405");
    EXPECT_EQ(parse_message_id(to_hex(id)), id);
}

TEST(message_id, OrdersMessagesOfOneSecondByTheirSequence) {
    EXPECT_LT(make_message_id(from_ms(0), 1, 255), make_message_id(from_ms(0), 1, 256));
}

TEST(message_id, IsReadInOneSpellingOnly) {
    EXPECT_FALSE(parse_message_id(""));
    EXPECT_FALSE(parse_message_id("69a40918000007010203040"));
    EXPECT_FALSE(parse_message_id("69a409180000070102030405ff"));
    EXPECT_FALSE(parse_message_id("69A409180000070102030405"));
    EXPECT_FALSE(parse_message_id("69g409180000070102030405"));
}

TEST(cursor, IsReadAsItIsWritten) {
    const cursor at{"0123456789abcdef", 42};
    EXPECT_EQ(to_text(at), "0123456789abcdef.42");
    EXPECT_EQ(parse_cursor(to_text(at)), at);
    EXPECT_EQ(parse_cursor("e.0"), (cursor{"e", 0}));
    EXPECT_EQ(parse_cursor("e.18446744073709551615")->pos, UINT64_MAX);
}

TEST(cursor, AnythingElseIsRefused) {
    for (const char* text : {"",
                             ".",
                             "e",
                             "e.",
                             ".1",
                             "e.01",
                             "e.-1",
                             "e.+1",
                             "e.1 ",
                             " e.1",
                             "e.1.2",
                             "E.1",
                             "e e.1",
                             "e.18446744073709551616",
                             "e.0x1",
                             "\n.1"}) {
        EXPECT_FALSE(parse_cursor(text)) << text;
    }
    EXPECT_FALSE(parse_cursor(std::string(10'000, 'e') + ".1"));
}

TEST(secret_hash, TellsSecretsApart) {
    EXPECT_EQ(hash_secret("one"), hash_secret("one"));
    EXPECT_NE(hash_secret("one"), hash_secret("two"));
}

}  // namespace snug
