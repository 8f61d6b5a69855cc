// What somebody keeps for himself or does not want to see, and what he passes on.
#include "base/limits.hpp"
#include "domain/test_world.hpp"

namespace snug {

using namespace testing_rules;

class private_rules : public rules_test {
protected:
    save_message to_save(const std::string& who, const message& what, bool saved = true) const {
        return {named(who), what.channel, what.id, saved, at};
    }
    send_message to_forward(const std::string& who, const message& what) const {
        send_message wanted = to_send(who, "");
        wanted.forward = forward_source{what.channel, what.id};
        return wanted;
    }
    channel_id start_direct(const std::string& one, const std::string& other) {
        const channel_id id("direct" + std::to_string(100'000 + next_++));
        const auto made = ask(start_talk{named(one), {named(other)}, id, at});
        EXPECT_TRUE(made);
        return made->channel.value();
    }
    send_message into(const channel_id& where, const std::string& who) const {
        send_message wanted = to_send(who);
        wanted.channel = where;
        return wanted;
    }

    int next_ = 0;
};

TEST_F(private_rules, SavingTwiceIsOnceAndLettingGoTwiceToo) {
    const message said = post("bob");
    EXPECT_EQ(ask(to_save("gil", said))->changes.size(), 1U);
    EXPECT_TRUE(ask(to_save("gil", said))->changes.empty());
    EXPECT_EQ(ask(to_save("gil", said, false))->changes.size(), 1U);
    EXPECT_TRUE(ask(to_save("gil", said, false))->changes.empty());
    EXPECT_EQ(known.saved_count.at(named("gil")), 0U);
}

TEST_F(private_rules, NobodySavesWhatIsGoneOrNotForHim) {
    const message said = post("bob");
    ASSERT_TRUE(ask(delete_message{named("bob"), home_channel, said.id, at}));
    EXPECT_EQ(refusal(to_save("ada", said)), errc::not_found);
    const channel_id direct = start_direct("ada", "bob");
    const message hidden = std::get<message_posted>(ask(into(direct, "ada"))->changes[0]).message;
    EXPECT_EQ(refusal(to_save("mo", hidden)), errc::not_found);
}

TEST_F(private_rules, AShelfHasAnEnd) {
    const message said = post("bob");
    known.saved_count[named("bob")] = limits::saved_per_person_max;
    EXPECT_EQ(refusal(to_save("bob", said)), errc::too_many);
    EXPECT_EQ(refusal(to_save("ada", said)), std::nullopt);
}

TEST_F(private_rules, ADeletedMessageLeavesEveryShelf) {
    const message said = post("bob");
    ASSERT_TRUE(ask(to_save("ada", said)));
    ASSERT_TRUE(ask(delete_message{named("bob"), home_channel, said.id, at}));
    EXPECT_TRUE(known.saved.empty());
    EXPECT_EQ(known.saved_count.at(named("ada")), 0U);
}

TEST_F(private_rules, WhoIsBlockedAndWhoBlockedDoNotWriteToEachOther) {
    const channel_id direct = start_direct("ada", "bob");
    ASSERT_TRUE(ask(block_person{named("ada"), named("bob"), true}));
    EXPECT_EQ(refusal(into(direct, "bob")), errc::forbidden);
    EXPECT_EQ(refusal(into(direct, "ada")), errc::forbidden);
    EXPECT_EQ(refusal(to_send("bob")), std::nullopt) << "elsewhere he speaks";
    ASSERT_TRUE(ask(block_person{named("ada"), named("bob"), false}));
    EXPECT_EQ(refusal(into(direct, "bob")), std::nullopt);
    ASSERT_TRUE(ask(block_person{named("mo"), named("bob"), true}));
    const start_talk wanted{
        named("bob"), {named("mo")}, channel_id(std::string("fresh0000000")), at};
    EXPECT_EQ(refusal(wanted), errc::forbidden);
}

TEST_F(private_rules, NobodyBlocksHimselfOrWhoIsNotThere) {
    EXPECT_EQ(refusal(block_person{named("ada"), named("ada"), true}), errc::invalid_field);
    EXPECT_EQ(refusal(block_person{named("ada"), named("zoe"), true}), errc::not_found);
    EXPECT_EQ(refusal(block_person{named("ada"), named("zoe"), false}), std::nullopt);
}

TEST_F(private_rules, WhatIsPassedOnBearsItsAuthorsWordsAndCallsNobody) {
    const message said = post("bob", "look, @ada");
    const auto made = ask(to_forward("mo", said));
    ASSERT_TRUE(made);
    const message on = std::get<message_posted>(made->changes[0]).message;
    EXPECT_EQ(on.content, "look, @ada");
    EXPECT_EQ(on.author, named("mo"));
    EXPECT_TRUE(on.mentions.empty());
    ASSERT_TRUE(on.forwarded);
    EXPECT_EQ(on.forwarded->author, named("bob"));
    EXPECT_EQ(on.forwarded->id, said.id);
    const message again = std::get<message_posted>(ask(to_forward("ada", on))->changes[0]).message;
    EXPECT_EQ(again.forwarded, on.forwarded) << "the first author stays it";
    const edit_message edit{named("mo"), home_channel, on.id, "other words", at};
    EXPECT_EQ(refusal(edit), errc::forbidden);
}

TEST_F(private_rules, OnlyWhatIsSeenIsPassedOn) {
    const channel_id direct = start_direct("ada", "bob");
    const message hidden = std::get<message_posted>(ask(into(direct, "ada"))->changes[0]).message;
    EXPECT_EQ(refusal(to_forward("mo", hidden)), errc::invalid_field);
    EXPECT_EQ(refusal(to_forward("bob", hidden)), std::nullopt);
    const message said = post("bob");
    ASSERT_TRUE(ask(delete_message{named("bob"), home_channel, said.id, at}));
    EXPECT_EQ(refusal(to_forward("ada", said)), errc::invalid_field);
}

TEST_F(private_rules, TwoForwardsUnderOneNonceAreTwoBodies) {
    send_message one = to_forward("bob", post("ada", "a"));
    send_message two = to_forward("bob", post("ada", "a"));
    one.nonce = two.nonce = "n";
    EXPECT_EQ(refusal(one), std::nullopt);
    EXPECT_TRUE(ask(one)->repeated);
    EXPECT_EQ(refusal(two), errc::nonce_reused);
}

TEST_F(private_rules, OfWhoWantsToBeForgottenOnlyTheNameStays) {
    ASSERT_TRUE(ask(update_profile{named("bob"), "Bobby", "a bio", "#112233", "he/him"}));
    ASSERT_TRUE(ask(block_person{named("ada"), named("bob"), true}));
    const auto made = ask(remove_member{named("bob"), named("bob"), at, true});
    ASSERT_TRUE(made);
    EXPECT_EQ(all_of<member_left>(made).at(0).why, departure::deleted);
    const member& gone = known.gone_members.at(named("bob"));
    EXPECT_TRUE(gone.display_name.empty() && gone.bio.empty() && gone.pronouns.empty());
    EXPECT_TRUE(known.blocks.empty());
    EXPECT_TRUE(known.known_names.contains(named("bob")));
}

TEST_F(private_rules, OwnWordsMayBeTakenBackTogetherAlsoInTalks) {
    const channel_id direct = start_direct("ada", "bob");
    const message one = std::get<message_posted>(ask(into(direct, "bob"))->changes[0]).message;
    const message two = post("bob");
    const message other = post("ada");
    const delete_messages_of wanted{named("bob"), named("bob"), {one.id, two.id, other.id}, at};
    const auto made = ask(wanted);
    EXPECT_EQ(all_of<message_deleted>(made).size(), 2U);
    EXPECT_TRUE(all_of<audit_noted>(made).empty());
}

}  // namespace snug
