#include "live/topic.hpp"

#include "base/limits.hpp"
#include "live/wire_message.hpp"

#include <gtest/gtest.h>

namespace snug {
namespace {

using where = page_request::where;

message numbered(sequence seq, position rev = 0) {
    message what;
    what.id = make_message_id(from_ms(1'780'000'000'000), 1, seq);
    what.channel = home_channel;
    what.seq = seq;
    what.rev = rev == 0 ? seq : rev;
    what.author = username("ada");
    what.content = std::to_string(seq);
    return what;
}

topic::entry entry_of(const message& what) {
    return topic::make_entry(what, encode_message(what));
}

topic filled_to(sequence last) {
    topic held;
    held.fill({});
    for (sequence seq = 1; seq <= last; ++seq)
        held.apply(entry_of(numbered(seq)));
    return held;
}

page_request ask(where selector, sequence seq, std::size_t limit) {
    return {.channel = home_channel, .selector = selector, .seq = seq, .limit = limit};
}

TEST(Topic, GivesTheNewestPageWithoutEncodingAgain) {
    const topic held = filled_to(10);
    const auto page = held.page(ask(where::newest, 0, 3));
    ASSERT_TRUE(page);
    ASSERT_EQ(page->messages.size(), 3U);
    EXPECT_EQ(page->messages[0], held.find(8)->json);
    EXPECT_TRUE(page->has_before);
    EXPECT_FALSE(page->has_after);
}

TEST(Topic, CountsWordsFromOutsideAsUnreadAlsoForWhomTheyName) {
    topic held = filled_to(1);
    message from_outside = numbered(2);
    from_outside.outside = true;
    from_outside.mentions = {"ada"};
    held.apply(entry_of(from_outside));
    EXPECT_EQ(held.count_after(1, username("ada")).unread, 1U);
    EXPECT_EQ(held.count_after(1, username("ada")).mentions, 1U);
}

TEST(Topic, FindsAReactedMessageByItsNumberWhateverItsId) {
    topic held = filled_to(1);
    message from_outside = numbered(2);
    from_outside.id = make_message_id(from_ms(1'780'000'000'000), 0xABCDEF, 0x1122334455);
    held.apply(entry_of(from_outside));
    held.react(reaction_added{from_outside.id, home_channel, "+", username("bo"), 9, 2});
    EXPECT_EQ(held.find(2)->rev, 9U);
    EXPECT_EQ(held.find(2)->reactions.size(), 1U);
}

TEST(Topic, PagesBackAndForth) {
    const topic held = filled_to(10);
    const auto before = held.page(ask(where::before, 4, 2));
    ASSERT_TRUE(before);
    EXPECT_EQ(before->messages[0], held.find(2)->json);
    EXPECT_EQ(before->messages[1], held.find(3)->json);
    EXPECT_TRUE(before->has_after);
    const auto after = held.page(ask(where::after, 8, 50));
    ASSERT_TRUE(after);
    EXPECT_EQ(after->messages.size(), 2U);
    EXPECT_FALSE(after->has_after);
    const auto beyond = held.page(ask(where::after, 99, 50));
    ASSERT_TRUE(beyond);
    EXPECT_TRUE(beyond->messages.empty());
}

TEST(Topic, KeepsTheNewestOnlyAndSendsTheRestToTheStore) {
    const topic held = filled_to(limits::topic_messages_max + 5);
    EXPECT_EQ(held.first_seq(), 6U);
    EXPECT_TRUE(held.page(ask(where::before, 20, 10)));
    EXPECT_FALSE(held.page(ask(where::before, 10, 10)));
    EXPECT_FALSE(held.page(ask(where::after, 2, 10)));
}

TEST(Topic, TheNewerRevisionWinsWhicheverComesFirst) {
    topic held = filled_to(3);
    held.apply(entry_of(numbered(2, 9)));
    held.apply(entry_of(numbered(2, 7)));
    EXPECT_EQ(held.find(2)->rev, 9U);
}

TEST(Topic, WhatCameWhileTheStoreWasAskedIsMergedIn) {
    topic held;
    held.apply(entry_of(numbered(3, 8)));  // an edit, newer than the page
    held.apply(entry_of(numbered(4)));
    message_page page;
    for (sequence seq = 1; seq <= 3; ++seq)
        page.messages.push_back(numbered(seq));
    held.fill(page);
    EXPECT_EQ(held.find(3)->rev, 8U);
    EXPECT_EQ(held.last_seq(), 4U);
}

TEST(Topic, ARunWithAHoleIsNoRun) {
    topic held = filled_to(3);
    held.apply(entry_of(numbered(7)));
    EXPECT_FALSE(held.is_filled());
    EXPECT_FALSE(held.page(ask(where::newest, 0, 3)));
}

TEST(Topic, CountsOthersUndeletedMessagesAsUnread) {
    topic held = filled_to(5);
    message gone = numbered(4, 20);
    gone.deleted = true;
    held.apply(entry_of(gone));
    message named = numbered(6);
    named.mentions = {"bo"};
    held.apply(entry_of(named));
    EXPECT_EQ(held.count_after(2, username("bo")).unread, 3U);
    EXPECT_EQ(held.count_after(2, username("bo")).mentions, 1U);
    EXPECT_EQ(held.count_after(2, username("ada")).unread, 0U);
}

TEST(Topic, BringsTheOriginalsOfReplies) {
    topic held = filled_to(5);
    message reply = numbered(6);
    reply.reply_to = reply_target{numbered(2).id, 2, username("ada")};
    held.apply(entry_of(reply));
    const auto page = held.page(ask(where::newest, 0, 2));
    ASSERT_TRUE(page);
    ASSERT_EQ(page->referenced.size(), 1U);
    EXPECT_EQ(page->referenced[0], held.find(2)->json);
    EXPECT_TRUE(held.page(ask(where::newest, 0, 6))->referenced.empty());
}

}  // namespace
}  // namespace snug
