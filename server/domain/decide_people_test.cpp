#include "base/limits.hpp"
#include "domain/test_world.hpp"

#include <algorithm>

namespace snug::testing_rules {

class people : public rules_test {
protected:
    session to_session(const std::string& name, const std::string& id) const {
        session wanted;
        wanted.id = id;
        wanted.secret = hash_secret(id);
        wanted.user = named(name);
        wanted.created = wanted.last_used = at;
        return wanted;
    }
    create_link to_link(std::optional<username> by,
                        const std::string& user,
                        const std::string& code) {
        create_link wanted;
        wanted.actor = std::move(by);
        wanted.link.code = hash_secret(code);
        wanted.link.user = named(user);
        wanted.link.expires = at + std::chrono::hours(1);
        return wanted;
    }
    use_link to_use(const std::string& code) const {
        use_link wanted;
        wanted.code = hash_secret(code);
        wanted.password_hash = "new";
        wanted.session = to_session("", "by " + code);
        wanted.at = at;
        return wanted;
    }
};

TEST_F(people, SetUpOnce) {
    facts fresh;
    const secret_hash token = hash_secret("token");
    complete_setup wanted;
    wanted.token = token;
    wanted.owner = named("ada");
    EXPECT_EQ(decide(fresh, wanted).error().code, errc::wrong_token);
    apply(fresh, *decide(fresh, offer_setup{token}));
    const auto made = decide(fresh, wanted);
    ASSERT_TRUE(made);
    EXPECT_TRUE(all_of<message_posted>(made).empty());  // home begins empty
    EXPECT_EQ(all_of<member_joined>(made).at(0).member.display_name, "Ada");
    apply(fresh, *made);
    EXPECT_EQ(decide(fresh, wanted).error().code, errc::already_set_up);
    EXPECT_EQ(decide(fresh, offer_setup{token}).error().code, errc::already_set_up);
    EXPECT_EQ(fresh.owner_count, 1);
    EXPECT_EQ(fresh.channels.at(home_channel).no, 1U);
}

TEST_F(people, OwnersNameThePlaceAndNobodyElse) {
    EXPECT_EQ(refusal(update_server{named("mo"), "Mine", at}), errc::forbidden);
    EXPECT_EQ(refusal(update_server{named("bob"), "Mine", at}), errc::forbidden);
    EXPECT_EQ(refusal(update_server{named("ada"), "", at}), errc::invalid_field);
    EXPECT_EQ(refusal(update_server{named("ada"), std::string(65, 'x'), at}), errc::invalid_field);
    const auto made = ask(update_server{named("ada"), "The Long Table", at});
    ASSERT_TRUE(made);
    EXPECT_EQ(all_of<server_updated>(made).at(0).server.name, "The Long Table");
    EXPECT_EQ(all_of<audit_noted>(made).at(0).entry.what, "server_renamed");
}

TEST_F(people, OwnersGiveAnyRoleAndModeratorsTurnGuestsIntoMembers) {
    EXPECT_EQ(refusal(set_role{named("mo"), named("gil"), role::member}), std::nullopt);
    EXPECT_EQ(refusal(set_role{named("mo"), named("gil"), role::guest}), std::nullopt);
    EXPECT_EQ(refusal(set_role{named("mo"), named("bob"), role::moderator}), errc::forbidden);
    EXPECT_EQ(refusal(set_role{named("mo"), named("ada"), role::guest}), errc::forbidden);
    EXPECT_EQ(refusal(set_role{named("mo"), named("mo"), role::guest}), errc::forbidden);
    EXPECT_EQ(refusal(set_role{named("bob"), named("gil"), role::member}), errc::forbidden);
    EXPECT_EQ(refusal(set_role{named("ada"), named("bob"), role::owner}), std::nullopt);
    EXPECT_EQ(refusal(set_role{std::nullopt, named("bob"), role::member}), std::nullopt);
    EXPECT_EQ(refusal(set_role{named("ada"), named("nobody"), role::member}), errc::not_found);
}

TEST_F(people, TheLastOwnerStaysOwner) {
    EXPECT_EQ(refusal(set_role{named("ada"), named("ada"), role::member}), errc::last_owner);
    EXPECT_EQ(refusal(set_role{std::nullopt, named("ada"), role::member}), errc::last_owner);
    EXPECT_EQ(refusal(remove_member{named("ada"), named("ada"), at}), errc::last_owner);
    ASSERT_TRUE(ask(set_role{named("ada"), named("bob"), role::owner}));
    EXPECT_EQ(refusal(remove_member{named("ada"), named("ada"), at}), std::nullopt);
    EXPECT_EQ(refusal(remove_member{named("bob"), named("bob"), at}), errc::last_owner);
}

TEST_F(people, AreKickedByAHigherRoleOnly) {
    EXPECT_EQ(refusal(remove_member{named("bob"), named("gil"), at}), errc::forbidden);
    EXPECT_EQ(refusal(remove_member{named("mo"), named("ada"), at}), errc::forbidden);
    add("mia", role::moderator);
    EXPECT_EQ(refusal(remove_member{named("mo"), named("mia"), at}), errc::forbidden);
    EXPECT_EQ(refusal(remove_member{named("mo"), named("bob"), at}), std::nullopt);
    EXPECT_EQ(refusal(remove_member{named("mo"), named("bob"), at}), errc::not_found);
    EXPECT_EQ(refusal(remove_member{named("bob"), named("gil"), at}), errc::not_signed_in);
}

TEST_F(people, WhoIsKickedIsSignedOutAndOutOfAllChannels) {
    ASSERT_TRUE(ask(open_session{to_session("gil", "one")}));
    ASSERT_TRUE(ask(open_session{to_session("gil", "two")}));
    const auto made = ask(remove_member{named("mo"), named("gil"), at});
    const auto closed = all_of<session_closed>(made);
    ASSERT_EQ(closed.size(), 2U);
    EXPECT_EQ(closed[0].reason, "kicked");
    EXPECT_EQ(all_of<member_left>(made)[0].why, departure::kicked);
    EXPECT_TRUE(home().members.empty());
    EXPECT_TRUE(known.known_names.contains(named("gil")));
}

TEST_F(people, WhoLeavesHasLeft) {
    EXPECT_EQ(all_of<member_left>(ask(remove_member{named("bob"), named("bob"), at}))[0].why,
              departure::left);
}

TEST_F(people, ChangeTheirProfileOnlyWhereSomethingChanges) {
    EXPECT_EQ(all_of<member_updated>(ask(update_profile{named("bob"), "Bob", {}, {}}))[0]
                  .member.display_name,
              "Bob");
    EXPECT_TRUE(ask(update_profile{named("bob"), "Bob", {}, {}})->changes.empty());
}

// The command line took any display name: escape sequences, overrides of direction, 208 characters.
// Every door has the same rule now, because the rule stands behind all of them.
TEST_F(people, HaveNamesThatCanBeSeenWhicheverDoorTheyComeThrough) {
    for (const std::string& bad : {std::string("\x1B[31mred"),
                                   std::string("evil\u202Egnp"),
                                   std::string("\u200B"),
                                   std::string(208, 'x'),
                                   std::string(" padded")}) {
        EXPECT_EQ(refusal(add_user{named("eve"), bad, role::member, "hash", at}),
                  errc::invalid_field);
        EXPECT_EQ(refusal(update_profile{named("bob"), bad, {}, {}}), errc::invalid_field);
    }
    EXPECT_EQ(refusal(update_profile{named("bob"), {}, "a\nb", {}}), errc::invalid_field);
    EXPECT_EQ(refusal(add_user{named("eve"), "", role::member, "hash", at}), std::nullopt);
}

TEST_F(people, ANewPasswordEndsAllOtherSessions) {
    for (const char* id : {"one", "two", "three"}) {
        ASSERT_TRUE(ask(open_session{to_session("bob", id)}));
    }
    const auto made = ask(change_password{named("bob"), "new", "two"});
    const auto closed = all_of<session_closed>(made);
    ASSERT_EQ(closed.size(), 2U);
    EXPECT_EQ(closed[0].id, "one");
    EXPECT_EQ(closed[1].id, "three");
}

// A sign-in reads the hash, waits for argon2id and then opens its session. Whoever changed his
// password within that time, because somebody else knew it, left that somebody signed in.
TEST_F(people, APasswordThatWasCheckedBeforeItChangedOpensNothing) {
    fold(password_set{named("bob"), "old"});
    const open_session with_old{to_session("bob", "late"), "old"};
    EXPECT_EQ(refusal(open_session{to_session("bob", "in time"), "old"}), std::nullopt);
    ASSERT_TRUE(ask(change_password{named("bob"), "new", "", "old"}));
    EXPECT_EQ(refusal(with_old), errc::wrong_credentials);
    EXPECT_EQ(refusal(change_password{named("bob"), "newer", "", "old"}), errc::wrong_credentials);
    EXPECT_EQ(refusal(open_session{to_session("bob", "after"), "new"}), std::nullopt);
}

TEST_F(people, TheLongestUnusedSessionMakesRoom) {
    for (std::size_t i = 0; i < limits::sessions_per_person_max; ++i) {
        at += std::chrono::seconds(1);
        ASSERT_TRUE(ask(open_session{to_session("bob", "s" + std::to_string(i))}));
    }
    ASSERT_TRUE(ask(touch_session{"s0", named("bob"), at + std::chrono::seconds(1)}));
    const auto made = ask(open_session{to_session("bob", "last")});
    const auto closed = all_of<session_closed>(made);
    ASSERT_EQ(closed.size(), 1U);
    EXPECT_EQ(closed[0].id, "s1");
    EXPECT_EQ(known.sessions.at(named("bob")).size(), limits::sessions_per_person_max);
}

TEST_F(people, NobodyTouchesOrClosesAnothersSession) {
    ASSERT_TRUE(ask(open_session{to_session("bob", "one")}));
    EXPECT_EQ(refusal(close_session{named("gil"), "one", ""}), errc::not_found);
    EXPECT_EQ(refusal(touch_session{"one", named("gil"), at}), errc::not_found);
    EXPECT_TRUE(ask(touch_session{"one", named("bob"), at})->changes.empty());
}

TEST_F(people, LinksAreForAStrictlyLowerRole) {
    EXPECT_EQ(refusal(to_link(named("mo"), "bob", "a")), std::nullopt);
    EXPECT_EQ(refusal(to_link(named("mo"), "mo", "b")), errc::forbidden);
    EXPECT_EQ(refusal(to_link(named("mo"), "ada", "c")), errc::forbidden);
    EXPECT_EQ(refusal(to_link(named("ada"), "ada", "d")), errc::forbidden);
    EXPECT_EQ(refusal(to_link(named("bob"), "gil", "e")), errc::forbidden);
    EXPECT_EQ(refusal(to_link(std::nullopt, "ada", "f")), std::nullopt);
    EXPECT_EQ(refusal(to_link(std::nullopt, "nobody", "g")), errc::not_found);
}

TEST_F(people, ALinkServesOnceAndSignsTheOthersOut) {
    ASSERT_TRUE(ask(open_session{to_session("bob", "old")}));
    ASSERT_TRUE(ask(to_link(named("mo"), "bob", "code")));
    const auto made = ask(to_use("code"));
    ASSERT_TRUE(made);
    EXPECT_EQ(made->session->user, named("bob"));
    EXPECT_EQ(all_of<session_closed>(made)[0].id, "old");
    EXPECT_TRUE(all_of<member_joined>(made).empty());
    EXPECT_EQ(refusal(to_use("code")), errc::link_gone);
}

// A link that somebody else had got hold of was still good after its owner had changed his
// password, and after a newer one had been made and used.
TEST_F(people, ALinkIsGoneOnceThePasswordChangesOrAnotherIsMade) {
    ASSERT_TRUE(ask(to_link(named("mo"), "bob", "first")));
    ASSERT_TRUE(ask(change_password{named("bob"), "new", ""}));
    EXPECT_EQ(refusal(to_use("first")), errc::link_gone);
    ASSERT_TRUE(ask(to_link(named("mo"), "bob", "second")));
    ASSERT_TRUE(ask(to_link(named("mo"), "gil", "of another")));
    ASSERT_TRUE(ask(to_link(named("mo"), "bob", "third")));
    EXPECT_EQ(refusal(to_use("second")), errc::link_gone);
    EXPECT_EQ(refusal(to_use("third")), std::nullopt);
    EXPECT_EQ(refusal(to_use("of another")), std::nullopt);
}

TEST_F(people, ALinkExpires) {
    ASSERT_TRUE(ask(to_link(named("mo"), "bob", "code")));
    at += std::chrono::hours(1);
    EXPECT_EQ(refusal(to_use("code")), errc::link_gone);
}

TEST_F(people, ALinkMadeAfterAKickBringsTheMemberBack) {
    ASSERT_TRUE(ask(update_profile{named("mo"), "Moritz", {}, {}}));
    ASSERT_TRUE(ask(remove_member{named("ada"), named("mo"), at}));
    ASSERT_TRUE(ask(to_link(named("ada"), "mo", "code")));
    const auto back = ask(to_use("code"));
    const auto joined = all_of<member_joined>(back);
    ASSERT_EQ(joined.size(), 1U);
    EXPECT_EQ(joined[0].member.display_name, "Moritz");
    EXPECT_EQ(joined[0].member.role, role::member);
    EXPECT_EQ(all_of<message_posted>(back)[0].message.system, system_kind::joined);
}

// A link lies in somebody's mail for a day. It must not undo a kick that came in between.
TEST_F(people, ALinkMadeBeforeAKickIsGone) {
    ASSERT_TRUE(ask(to_link(named("mo"), "bob", "code")));
    ASSERT_TRUE(ask(remove_member{named("mo"), named("bob"), at}));
    EXPECT_EQ(refusal(to_use("code")), errc::link_gone);
}

TEST_F(people, ALinkDiesWithTheStandingOfItsMaker) {
    ASSERT_TRUE(ask(to_link(named("mo"), "bob", "code")));
    ASSERT_TRUE(ask(set_role{named("ada"), named("mo"), role::member}));
    EXPECT_EQ(refusal(to_use("code")), errc::link_gone);
}

TEST_F(people, EveryIntentSaysWhatItNeeds) {
    fact_keys keys;
    send_message post = to_send("bob");
    post.nonce = "n";
    post.reply_to = make_message_id(at, 1, 1);
    add_needs(keys, post);
    add_needs(keys, remove_member{named("mo"), named("gil"), at});
    add_needs(keys, to_use("code"));
    EXPECT_EQ(keys.users, (std::set{named("bob"), named("gil"), named("mo")}));
    EXPECT_EQ(keys.sessions_of, (std::set{named("gil")}));
    EXPECT_EQ(keys.channels, (std::set{home_channel}));
    EXPECT_EQ(keys.nonces.size(), 1U);
    EXPECT_EQ(keys.messages.size(), 1U);
    EXPECT_EQ(keys.links.size(), 1U);
    EXPECT_TRUE(keys.owner_count);
}

TEST(change, QuietOnesTakeNoPosition) {
    EXPECT_TRUE(is_logged(message_posted{}));
    EXPECT_TRUE(is_logged(server_updated{}));
    EXPECT_FALSE(is_logged(setup_token_set{}));
    EXPECT_FALSE(is_logged(read_marked{}));
}

}  // namespace snug::testing_rules
