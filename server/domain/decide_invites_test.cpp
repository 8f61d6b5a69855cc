#include "domain/test_world.hpp"

namespace snug::testing_rules {

class invites : public rules_test {
protected:
    create_invite to_invite(const std::string& by, role as, std::int64_t uses = 1) {
        create_invite wanted;
        wanted.actor = named(by);
        wanted.invite.code = hash_secret("code " + std::to_string(codes_++));
        wanted.invite.role = as;
        wanted.invite.uses_max = uses;
        wanted.invite.expires = at + std::chrono::hours(1);
        if (as == role::guest) wanted.invite.channels = {home_channel};
        wanted.at = at;
        return wanted;
    }
    accept_invite to_accept(const create_invite& made, const std::string& name) {
        accept_invite wanted;
        wanted.code = made.invite.code;
        wanted.name = named(name);
        wanted.at = at;
        return wanted;
    }

private:
    int codes_ = 0;
};

TEST_F(invites, AreNeverForMoreThanOnesOwnRole) {
    EXPECT_EQ(refusal(to_invite("ada", role::owner)), std::nullopt);
    EXPECT_EQ(refusal(to_invite("mo", role::moderator, 20)), std::nullopt);
    EXPECT_EQ(refusal(to_invite("mo", role::owner)), errc::forbidden);
    EXPECT_EQ(refusal(to_invite("bob", role::moderator)), errc::forbidden);
    EXPECT_EQ(refusal(to_invite("gil", role::guest)), errc::forbidden);
}

TEST_F(invites, OfMembersAreForOneMember) {
    EXPECT_EQ(refusal(to_invite("bob", role::member)), std::nullopt);
    EXPECT_EQ(refusal(to_invite("bob", role::member, 2)), errc::forbidden);
    EXPECT_EQ(refusal(to_invite("bob", role::guest)), errc::forbidden);
}

// By browser somebody was "Maren", from the command line "maren".
TEST_F(invites, ShowWhoGivesNoOtherNameAsOneWritesIt) {
    for (const auto& [name, shown] : {std::pair("maren", "Maren"), std::pair("7of9", "7of9")}) {
        const auto added = ask(add_user{named(name), {}, role::member, "hash", at});
        EXPECT_EQ(all_of<member_joined>(added).at(0).member.display_name, shown);
    }
}

TEST_F(invites, BringNobodyWhoLooksLikeAnother) {
    const auto refused_by = [&](const std::string& name, const std::string& shown) {
        const auto told = ask(add_user{named(name), shown, role::member, "hash", at});
        return told ? std::string("nothing") : told.error().field;
    };
    EXPECT_EQ(refused_by("b0b", {}), "username");
    EXPECT_EQ(refused_by("b.ob", {}), "username");
    EXPECT_EQ(refused_by("eve", "B0B"), "display_name");
    EXPECT_EQ(refused_by("eve", "@everyone"), "display_name");
    EXPECT_EQ(refused_by("eve", "Eve"), "nothing");
}

// An invite to a channel that was not there was told to name its channel.
TEST_F(invites, SayWhetherAChannelIsMissingOrUnknown) {
    create_invite wanted = to_invite("mo", role::guest);
    wanted.invite.channels = {channel_id(std::string("nope"))};
    EXPECT_EQ(ask(wanted).error().detail, "There is no such channel.");
    wanted.invite.channels.clear();
    EXPECT_EQ(ask(wanted).error().detail, "An invite for guests names their channels.");
}

TEST_F(invites, HaveBounds) {
    EXPECT_EQ(refusal(to_invite("ada", role::member, 0)), errc::invalid_field);
    EXPECT_EQ(refusal(to_invite("ada", role::member, 1'001)), errc::invalid_field);
    create_invite wanted = to_invite("ada", role::member);
    wanted.invite.expires = at;
    EXPECT_EQ(refusal(wanted), errc::invalid_field);
    wanted.invite.expires = at + std::chrono::hours(24 * 366);
    EXPECT_EQ(refusal(wanted), errc::invalid_field);
}

TEST_F(invites, ForGuestsNameChannelsThatTheirMakerSees) {
    create_invite wanted = to_invite("mo", role::guest);
    wanted.invite.channels.clear();
    EXPECT_EQ(refusal(wanted), errc::invalid_field);
    wanted.invite.channels = {channel_id(std::string("abcdefabcdef"))};
    EXPECT_EQ(refusal(wanted), errc::invalid_field);
    wanted.invite.channels = {home_channel};
    EXPECT_EQ(refusal(wanted), std::nullopt);
}

TEST_F(invites, CannotComeWithUsesOrAnotherMaker) {
    create_invite wanted = to_invite("bob", role::member);
    wanted.invite.by = named("ada");
    wanted.invite.uses = -5;
    const auto made = ask(wanted);
    const auto created = all_of<invite_created>(made);
    EXPECT_EQ(created[0].invite.by, named("bob"));
    EXPECT_EQ(created[0].invite.uses, 0);
}

TEST_F(invites, LetAMemberInAndSayItInHome) {
    const create_invite made = to_invite("mo", role::member);
    ASSERT_TRUE(ask(made));
    const auto joined = ask(to_accept(made, "eve"));
    ASSERT_TRUE(joined);
    EXPECT_EQ(all_of<member_joined>(joined)[0].member.invited_by, named("mo"));
    EXPECT_EQ(all_of<member_joined>(joined)[0].member.display_name, "Eve");
    const auto lines = all_of<message_posted>(joined);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].message.system, system_kind::joined);
    EXPECT_EQ(lines[0].message.channel, home_channel);
    EXPECT_EQ(lines[0].message.content, "Eve joined.");
}

TEST_F(invites, LetAGuestIntoItsChannelsFirst) {
    const create_invite made = to_invite("mo", role::guest);
    ASSERT_TRUE(ask(made));
    const auto joined = ask(to_accept(made, "eve"));
    ASSERT_EQ(all_of<channel_let_in>(joined).size(), 1U);
    EXPECT_EQ(all_of<message_posted>(joined)[0].message.channel, home_channel);
    EXPECT_TRUE(std::holds_alternative<member_joined>(joined->changes[0]));
}

TEST_F(invites, AreUsedUp) {
    const create_invite made = to_invite("mo", role::member, 2);
    ASSERT_TRUE(ask(made));
    EXPECT_EQ(refusal(to_accept(made, "eve")), std::nullopt);
    EXPECT_EQ(refusal(to_accept(made, "fay")), std::nullopt);
    EXPECT_EQ(refusal(to_accept(made, "hal")), errc::invite_gone);
}

TEST_F(invites, DoNotTellWhichNamesAreTakenOnceTheyAreGone) {
    const create_invite made = to_invite("mo", role::member);
    ASSERT_TRUE(ask(made));
    EXPECT_EQ(refusal(to_accept(made, "bob")), errc::name_taken);
    ASSERT_TRUE(ask(revoke_invite{named("mo"), made.invite.code}));
    EXPECT_EQ(refusal(to_accept(made, "bob")), errc::invite_gone);
    EXPECT_EQ(refusal(to_accept(made, "eve")), errc::invite_gone);
}

// Somebody who is about to be kicked could otherwise keep a way back in under another name.
TEST_F(invites, DieWithTheStandingOfTheirMaker) {
    const create_invite made = to_invite("mo", role::moderator);
    ASSERT_TRUE(ask(made));
    ASSERT_TRUE(ask(set_role{named("ada"), named("mo"), role::member}));
    EXPECT_EQ(refusal(to_accept(made, "eve")), errc::invite_gone);
    const create_invite humbler = to_invite("mo", role::member);
    ASSERT_TRUE(ask(humbler));
    ASSERT_TRUE(ask(remove_member{named("ada"), named("mo"), at}));
    EXPECT_EQ(refusal(to_accept(humbler, "eve")), errc::invite_gone);
}

TEST_F(invites, AreRevokedByTheirMakerOrAModerator) {
    const create_invite made = to_invite("bob", role::member);
    ASSERT_TRUE(ask(made));
    EXPECT_EQ(refusal(revoke_invite{named("gil"), made.invite.code}), errc::not_found);
    EXPECT_EQ(refusal(revoke_invite{named("bob"), made.invite.code}), std::nullopt);
    EXPECT_TRUE(ask(revoke_invite{named("mo"), made.invite.code})->changes.empty());
    EXPECT_EQ(refusal(revoke_invite{named("mo"), hash_secret("unknown")}), errc::not_found);
}

TEST_F(invites, ASystemLineMarksHomeReadForTheNewcomer) {
    post("ada");
    const auto joined = ask(add_user{named("eve"), "Eve", role::member, "hash", at});
    EXPECT_EQ(all_of<read_marked>(joined).back().seq, 2U);
}

}  // namespace snug::testing_rules
