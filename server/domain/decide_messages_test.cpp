#include "domain/test_world.hpp"

namespace snug::testing_rules {

using messages = rules_test;

TEST_F(messages, GetTheNextSequenceAndMarkTheChannelReadForTheirAuthor) {
    post("ada");
    const auto made = ask(to_send("bob"));
    const auto posted = all_of<message_posted>(made);
    ASSERT_EQ(posted.size(), 1U);
    EXPECT_EQ(posted[0].message.seq, 2U);
    EXPECT_EQ(posted[0].message.id, make_message_id(at, 1, 2));
    const auto marked = all_of<read_marked>(made);
    ASSERT_EQ(marked.size(), 1U);
    EXPECT_EQ(marked[0].user, named("bob"));
    EXPECT_EQ(marked[0].seq, 2U);
}

TEST_F(messages, AreRefusedInAnArchivedChannel) {
    home().archived = true;
    EXPECT_EQ(refusal(to_send("ada")), errc::archived);
}

TEST_F(messages, AreRefusedFromTheMutedUntilTheirTimeIsOver) {
    known.members.at(named("bob")).muted_until = at + std::chrono::seconds(1);
    EXPECT_EQ(refusal(to_send("bob")), errc::muted);
    at += std::chrono::seconds(1);
    EXPECT_EQ(refusal(to_send("bob")), std::nullopt);
}

TEST_F(messages, AreModeratorsOnlyWhereTheChannelSaysSo) {
    home().moderators_post = true;
    EXPECT_EQ(refusal(to_send("bob")), errc::forbidden);
    EXPECT_EQ(refusal(to_send("mo")), std::nullopt);
}

TEST_F(messages, ToWhereOneCannotSeeFindNothing) {
    send_message wanted = to_send("bob");
    wanted.channel = channel_id(std::string("abcdefabcdef"));
    EXPECT_EQ(refusal(wanted), errc::not_found);
    home().is_private = true;
    EXPECT_EQ(refusal(to_send("bob")), errc::not_found);
    EXPECT_EQ(refusal(to_send("stranger")), errc::not_signed_in);
}

TEST_F(messages, ThatAnswerCallWhomTheyAnswerUnlessTheySayNo) {
    const message original = post("ada");
    send_message reply = to_send("bob");
    reply.reply_to = original.id;
    const auto loud = ask(reply);
    ASSERT_TRUE(loud);
    const message said = all_of<message_posted>(loud)[0].message;
    EXPECT_EQ(said.mentions, std::vector<std::string>{"ada"});
    at += std::chrono::seconds(1);
    const auto edited = ask(edit_message{named("bob"), home_channel, said.id, "other words", at});
    ASSERT_TRUE(edited);
    EXPECT_EQ(all_of<message_edited>(edited)[0].message.mentions, std::vector<std::string>{"ada"});
    reply.ping = false;
    EXPECT_EQ(all_of<message_posted>(ask(reply))[0].message.mentions, std::vector<std::string>{});
    reply.ping = true;
    reply.actor = named("ada");
    EXPECT_EQ(all_of<message_posted>(ask(reply))[0].message.mentions, std::vector<std::string>{});
    known.messages.at(original.id).deleted = true;
    reply.actor = named("bob");
    EXPECT_EQ(all_of<message_posted>(ask(reply))[0].message.mentions, std::vector<std::string>{});
}

TEST_F(messages, AnswerMessagesOfTheirOwnChannelOnly) {
    const message original = post("ada");
    send_message reply = to_send("bob");
    reply.reply_to = original.id;
    const auto made = ask(reply);
    ASSERT_TRUE(made);
    EXPECT_EQ(all_of<message_posted>(made)[0].message.reply_to,
              (reply_target{original.id, original.seq, named("ada")}));

    message elsewhere = original;
    elsewhere.channel = channel_id(std::string("abcdefabcdef"));
    elsewhere.id = make_message_id(at, 2, 1);
    known.messages.emplace(elsewhere.id, elsewhere);
    reply.reply_to = elsewhere.id;
    const auto refused = ask(reply);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, errc::invalid_field);
    EXPECT_EQ(refused.error().field, "reply_to");
}

TEST_F(messages, AreRepeatedForTheSameNonceEvenAfterTheirAuthorWasMuted) {
    send_message wanted = to_send("bob");
    wanted.nonce = "n";
    const auto first = ask(wanted);
    known.members.at(named("bob")).muted_until = at + std::chrono::hours(1);
    const auto again = ask(wanted);
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(again->message, all_of<message_posted>(first)[0].message);
    EXPECT_TRUE(again->changes.empty());
}

TEST_F(messages, ANonceWithAnotherBodyIsRefused) {
    send_message wanted = to_send("bob");
    wanted.nonce = "n";
    ASSERT_TRUE(ask(wanted));
    send_message other = wanted;
    other.content = "other";
    EXPECT_EQ(refusal(other), errc::nonce_reused);
    send_message reply = wanted;
    reply.reply_to = post("ada").id;
    EXPECT_EQ(refusal(reply), errc::nonce_reused);
    EXPECT_EQ(refusal(wanted), std::nullopt);
}

TEST_F(messages, PartsOfABodyCannotBeShiftedIntoOneAnother) {
    send_message one = to_send("bob", "ab");
    send_message two = to_send("bob", "b");
    two.channel = channel_id(std::string("homea"));
    EXPECT_NE(body_hash(one), body_hash(two));
    EXPECT_NE(make_nonce_key(named("ab"), "c"), make_nonce_key(named("a"), "bc"));
}

TEST_F(messages, AreEditedByTheirAuthorAlone) {
    const message mine = post("bob");
    EXPECT_EQ(refusal(edit_message{named("ada"), home_channel, mine.id, "x", at}), errc::forbidden);
    at += std::chrono::minutes(1);
    const auto made = ask(edit_message{named("bob"), home_channel, mine.id, "better", at});
    const auto edited = all_of<message_edited>(made);
    ASSERT_EQ(edited.size(), 1U);
    EXPECT_EQ(edited[0].message.content, "better");
    EXPECT_EQ(edited[0].message.edited, at);
    EXPECT_EQ(edited[0].message.at, mine.at);
    EXPECT_GT(edited[0].message.rev, mine.rev);
    // Saying the same again changes nothing.
    EXPECT_TRUE(
        ask(edit_message{named("bob"), home_channel, mine.id, "better", at})->changes.empty());
}

TEST_F(messages, CannotBeEditedByTheMutedOrWhereTheChannelIsArchived) {
    const message mine = post("bob");
    home().archived = true;
    EXPECT_EQ(refusal(edit_message{named("bob"), home_channel, mine.id, "x", at}), errc::archived);
    home().archived = false;
    known.members.at(named("bob")).muted_until = at + std::chrono::hours(1);
    EXPECT_EQ(refusal(edit_message{named("bob"), home_channel, mine.id, "x", at}), errc::muted);
}

TEST_F(messages, AreDeletedByTheirAuthorOrAModeratorAndLeaveNoWords) {
    const message mine = post("bob", "regretted");
    EXPECT_EQ(refusal(delete_message{named("gil"), home_channel, mine.id, at}), errc::forbidden);
    const auto made = ask(delete_message{named("mo"), home_channel, mine.id, at});
    const auto deleted = all_of<message_deleted>(made);
    ASSERT_EQ(deleted.size(), 1U);
    EXPECT_TRUE(deleted[0].tombstone.deleted);
    EXPECT_TRUE(deleted[0].tombstone.content.empty());
    EXPECT_EQ(deleted[0].tombstone.id, mine.id);
    EXPECT_EQ(deleted[0].tombstone.seq, mine.seq);
    EXPECT_TRUE(ask(delete_message{named("bob"), home_channel, mine.id, at})->changes.empty());
    EXPECT_EQ(refusal(edit_message{named("bob"), home_channel, mine.id, "x", at}), errc::not_found);
}

TEST_F(messages, OfTheServerAreEditedByNobodyAndDeletedByModerators) {
    const auto joined = ask(add_user{named("eve"), "", role::member, "hash", at});
    const message line = all_of<message_posted>(joined)[0].message;
    EXPECT_EQ(refusal(edit_message{named("eve"), home_channel, line.id, "x", at}), errc::forbidden);
    EXPECT_EQ(refusal(delete_message{named("eve"), home_channel, line.id, at}), errc::forbidden);
    EXPECT_EQ(refusal(delete_message{named("mo"), home_channel, line.id, at}), std::nullopt);
}

TEST_F(messages, ReadMarksStopAtTheLastMessageAndMayGoDown) {
    post("ada");
    post("ada");
    const auto up = ask(mark_read{named("bob"), home_channel, 99});
    EXPECT_EQ(all_of<read_marked>(up)[0].seq, 2U);
    const auto down = ask(mark_read{named("bob"), home_channel, 0});
    EXPECT_EQ(all_of<read_marked>(down)[0].seq, 0U);
}

}  // namespace snug::testing_rules
