#include "store/contract/folded_store.hpp"
#include "store/contract/harness.hpp"

namespace snug::contract {

TEST_P(store_contract, AnAnsweredMessageCanBeReadAtOnceAndAfterAReopen) {
    set_up_server();
    const message sent = post("ada", "hello");
    EXPECT_EQ(sent.seq, 1U);
    EXPECT_EQ(sent.author, named("ada"));
    EXPECT_EQ(sent.rev, reader().head()->pos);
    EXPECT_EQ(all_messages(reader(), home_channel), std::vector{sent});
    reopen();
    EXPECT_EQ(all_messages(reader(), home_channel), std::vector{sent});
    EXPECT_EQ(reader().message_by_id(sent.id).value(), std::optional(sent));
    EXPECT_EQ(post("ada", "again").seq, 2U);
}

TEST_P(store_contract, AnIdWithAnotherTimeIsNoIdOfOurs) {
    set_up_server();
    const message sent = post("ada", "hello");
    const message_id wrong = make_message_id(sent.at + std::chrono::seconds(1), 1, sent.seq);
    EXPECT_FALSE(reader().message_by_id(wrong).value());
    EXPECT_EQ(code_of(submit(delete_message{named("ada"), home_channel, wrong, clock_.now()})),
              errc::not_found);
}

TEST_P(store_contract, ARetryGetsTheFirstMessageAndWritesNothing) {
    set_up_server();
    const message first = post("ada", "hello", "n1");
    EXPECT_EQ(first.nonce, "n1");
    const auto head = reader().head()->pos;
    const auto again = submit(to_send("ada", "hello", "n1"));
    ASSERT_TRUE(again && again->message);
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(again->change_count, 0U);
    EXPECT_EQ(*again->message, first);
    EXPECT_EQ(reader().head()->pos, head);
}

TEST_P(store_contract, ARetryInTheSameGroupIsARetryToo) {
    set_up_server();
    const auto answers =
        now().submit_together({to_send("ada", "hello", "n1"), to_send("ada", "hello", "n1")});
    ASSERT_TRUE(answers[0] && answers[1]);
    EXPECT_FALSE(answers[0]->repeated);
    EXPECT_TRUE(answers[1]->repeated);
    EXPECT_EQ(*answers[0]->message, *answers[1]->message);
    EXPECT_EQ(all_messages(reader(), home_channel).size(), 1U);
}

TEST_P(store_contract, ARetryAfterAnEditGetsTheMessageAsItIsNow) {
    set_up_server();
    const message first = post("ada", "hello", "n1");
    ASSERT_TRUE(submit(edit_message{named("ada"), home_channel, first.id, "hullo", clock_.now()}));
    reopen();
    const auto again = submit(to_send("ada", "hello", "n1"));
    ASSERT_TRUE(again && again->repeated);
    EXPECT_EQ(again->message->content, "hullo");
    EXPECT_EQ(again->message->nonce, "n1");
    ASSERT_TRUE(submit(delete_message{named("ada"), home_channel, first.id, clock_.now()}));
    const auto gone = submit(to_send("ada", "hello", "n1"));
    ASSERT_TRUE(gone && gone->repeated);
    EXPECT_TRUE(gone->message->deleted);
}

TEST_P(store_contract, ANonceStandsForOneBodyOfOneAuthor) {
    set_up_server();
    join("bob");
    post("ada", "hello", "n1");
    EXPECT_EQ(code_of(submit(to_send("ada", "other", "n1"))), errc::nonce_reused);
    const auto by_bob = submit(to_send("bob", "other", "n1"));
    ASSERT_TRUE(by_bob);
    EXPECT_FALSE(by_bob->repeated);
}

TEST_P(store_contract, ANonceIsForgottenAfterTwoDays) {
    set_up_server();
    post("ada", "hello", "n1");
    clock_.advance(std::chrono::hours(47));
    EXPECT_TRUE(submit(to_send("ada", "hello", "n1"))->repeated);
    clock_.advance(std::chrono::hours(2));
    const auto anew = submit(to_send("ada", "hello", "n1"));
    ASSERT_TRUE(anew);
    EXPECT_FALSE(anew->repeated);
    EXPECT_TRUE(submit(to_send("ada", "hello", "n1"))->repeated);
}

TEST_P(store_contract, EditsKeepTheSequenceAndRaiseTheRev) {
    set_up_server();
    const message first = post("ada", "hello");
    clock_.advance(std::chrono::seconds(5));
    const auto edited =
        submit(edit_message{named("ada"), home_channel, first.id, "hullo", clock_.now()});
    ASSERT_TRUE(edited && edited->message);
    EXPECT_EQ(edited->message->seq, first.seq);
    EXPECT_GT(edited->message->rev, first.rev);
    EXPECT_EQ(edited->message->edited, clock_.now());
    EXPECT_EQ(all_messages(reader(), home_channel), std::vector{*edited->message});
}

TEST_P(store_contract, ADeletedMessageLeavesATombstoneWithoutItsWords) {
    set_up_server();
    const message first = post("ada", "regretted");
    const message reply = [&] {
        send_message wanted = to_send("ada", "why?");
        wanted.reply_to = first.id;
        return *submit(wanted)->message;
    }();
    ASSERT_TRUE(submit(delete_message{named("ada"), home_channel, first.id, clock_.now()}));
    reopen();
    const auto stored = all_messages(reader(), home_channel);
    ASSERT_EQ(stored.size(), 2U);
    EXPECT_TRUE(stored[0].deleted);
    EXPECT_EQ(stored[0].id, first.id);
    EXPECT_TRUE(stored[0].content.empty());
    EXPECT_EQ(stored[1].reply_to, reply.reply_to);
    // Twice is once.
    const auto again = submit(delete_message{named("ada"), home_channel, first.id, clock_.now()});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->change_count, 0U);
}

TEST_P(store_contract, ReadMarksGoUpWithOnesOwnPostsAndDownOnRequest) {
    set_up_server();
    join("bob");
    const message one = post("ada", "one");
    post("ada", "two");
    const auto unread_of_bob = [this] { return reader().reads_of(named("bob"))->at(0).unread; };
    EXPECT_EQ(unread_of_bob(), 2U);
    const message answer = post("bob", "hi");
    EXPECT_EQ(unread_of_bob(), 0U);
    EXPECT_EQ(reader().reads_of(named("bob"))->at(0).read_seq, answer.seq);
    ASSERT_TRUE(submit(mark_read{named("bob"), home_channel, one.seq - 1}));
    EXPECT_EQ(unread_of_bob(), 2U);
    ASSERT_TRUE(submit(delete_message{named("ada"), home_channel, one.id, clock_.now()}));
    EXPECT_EQ(unread_of_bob(), 1U);
    ASSERT_TRUE(submit(mark_read{named("bob"), home_channel, 1'000'000}));
    EXPECT_EQ(reader().reads_of(named("bob"))->at(0).read_seq, answer.seq);
}

TEST_P(store_contract, UnreadIsCountedUpToItsBound) {
    set_up_server();
    join("bob");
    std::vector<intent> many;
    for (int i = 0; i < 150; ++i)
        many.emplace_back(to_send("ada", "again"));
    now().submit_together(std::move(many));
    EXPECT_EQ(reader().reads_of(named("bob"))->at(0).unread, 100U);
}

TEST_P(store_contract, ReadsOfSomebodyUnknownAreNotFound) {
    EXPECT_EQ(code_of(reader().reads_of(named("nobody"))), errc::not_found);
}

}  // namespace snug::contract
