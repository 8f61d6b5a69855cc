#include "base/limits.hpp"
#include "store/contract/harness.hpp"

#include <algorithm>

namespace snug::contract {

TEST_P(store_contract, WhoAcceptsAnInviteIsInAndHomeSaysSo) {
    set_up_server();
    const secret_hash code = make_invite("ada", role::member, 1, "code");
    accept_invite wanted = to_accept(code, "bob");
    wanted.display_name = "Bob";
    wanted.session = to_session("bob", "bob's cookie");
    ASSERT_TRUE(submit(wanted));
    reopen();
    const auto world = reader().world();
    ASSERT_EQ(world->members.size(), 2U);
    EXPECT_EQ(world->members[1].display_name, "Bob");
    EXPECT_EQ(world->members[1].invited_by, named("ada"));
    EXPECT_EQ(world->members[1].joined, clock_.now());
    const auto page = reader().messages({home_channel, page_request::where::newest, 0, 50});
    ASSERT_EQ(page->messages.size(), 1U);
    EXPECT_EQ(page->messages[0].system, system_kind::joined);
    EXPECT_EQ(page->messages[0].author, named("bob"));
    EXPECT_EQ((*reader().invite_by_code(code))->uses, 1);
    const auto session = reader().session_by_secret(hash_secret("bob's cookie"));
    ASSERT_TRUE(session && *session);
    EXPECT_EQ((*session)->user, named("bob"));
}

TEST_P(store_contract, TheLastUseOfAnInviteHasOneWinner) {
    set_up_server();
    const secret_hash code = make_invite("ada", role::member, 2, "code");
    ASSERT_TRUE(submit(to_accept(code, "bob")));
    std::vector<intent> racers;
    for (int i = 0; i < 50; ++i)
        racers.emplace_back(to_accept(code, "racer" + std::to_string(i)));
    const auto answers = now().submit_together(std::move(racers));
    EXPECT_EQ(std::ranges::count_if(answers, [](const auto& a) { return a.has_value(); }), 1);
    for (const auto& answer : answers) {
        EXPECT_TRUE(answer || answer.error().code == errc::invite_gone);
    }
    EXPECT_EQ(reader().world()->members.size(), 3U);
}

TEST_P(store_contract, ANameIsGivenOnceEvenWithinAGroup) {
    set_up_server();
    const secret_hash code = make_invite("ada", role::member, 5, "code");
    const auto answers = now().submit_together({to_accept(code, "bob"), to_accept(code, "bob")});
    EXPECT_TRUE(answers[0]);
    EXPECT_EQ(code_of(answers[1]), errc::name_taken);
    EXPECT_EQ((*reader().invite_by_code(code))->uses, 1);
}

TEST_P(store_contract, RevokedAndExpiredInvitesAreGone) {
    set_up_server();
    const secret_hash revoked = make_invite("ada", role::member, 1, "one");
    ASSERT_TRUE(submit(revoke_invite{named("ada"), revoked}));
    EXPECT_TRUE((*reader().invite_by_code(revoked))->revoked);
    EXPECT_EQ(code_of(submit(to_accept(revoked, "bob"))), errc::invite_gone);
    const secret_hash expired = make_invite("ada", role::member, 1, "two");
    clock_.advance(std::chrono::hours(2));
    EXPECT_EQ(code_of(submit(to_accept(expired, "bob"))), errc::invite_gone);
    EXPECT_EQ(code_of(submit(to_accept(hash_secret("unknown"), "bob"))), errc::not_found);
    EXPECT_EQ(reader().invites()->size(), 2U);
    EXPECT_FALSE(reader().invite_by_code(hash_secret("unknown")).value());
}

TEST_P(store_contract, GuestsAreLetIntoTheChannelsOfTheirInvite) {
    set_up_server();
    join("gil", role::guest);
    reopen();
    const auto world = reader().world();
    EXPECT_EQ(world->channels[0].members, std::vector{named("gil")});
    EXPECT_EQ(reader().reads_of(named("gil"))->size(), 1U);
    EXPECT_TRUE(submit(to_send("gil", "hello")));
}

TEST_P(store_contract, AKickedPersonIsOutOfEverythingAndHisNameStaysTaken) {
    set_up_server();
    join("gil", role::guest);
    sign_in("gil", "gil's cookie");
    const auto done = submit(remove_member{named("ada"), named("gil"), clock_.now()});
    ASSERT_TRUE(done);
    reopen();
    EXPECT_EQ(reader().world()->members.size(), 1U);
    EXPECT_TRUE(reader().world()->channels[0].members.empty());
    EXPECT_FALSE(reader().session_by_secret(hash_secret("gil's cookie")).value());
    EXPECT_FALSE(reader().credentials_of(named("gil")).value());
    EXPECT_EQ(code_of(submit(to_send("gil", "still here?"))), errc::not_signed_in);
    EXPECT_EQ(code_of(submit(open_session{to_session("gil", "again")})), errc::wrong_credentials);
    const secret_hash code = make_invite("ada", role::member, 1, "code");
    EXPECT_EQ(code_of(submit(to_accept(code, "gil"))), errc::name_taken);
}

TEST_P(store_contract, ALinkBringsAKickedPersonBackOnce) {
    set_up_server();
    join("bob");
    ASSERT_TRUE(submit(update_profile{named("bob"), "Bobby", {}, {}}));
    ASSERT_TRUE(submit(remove_member{named("ada"), named("bob"), clock_.now()}));
    create_link make{named("ada"), {}};
    make.link.code = hash_secret("link");
    make.link.user = named("bob");
    make.link.expires = clock_.now() + std::chrono::hours(1);
    ASSERT_TRUE(submit(make));
    reopen();
    EXPECT_EQ((*reader().link_by_code(make.link.code))->user, named("bob"));
    use_link use;
    use.code = make.link.code;
    use.password_hash = "a new hash";
    use.session = to_session("", "bob's new cookie");
    use.at = clock_.now();
    const auto answers = now().submit_together({use, use});
    ASSERT_TRUE(answers[0]);
    EXPECT_EQ(answers[0]->session->user, named("bob"));
    EXPECT_EQ(code_of(answers[1]), errc::link_gone);
    EXPECT_EQ((*reader().credentials_of(named("bob")))->password_hash, "a new hash");
    EXPECT_EQ(reader().world()->members[1].display_name, "Bobby");
    EXPECT_FALSE(reader().link_by_code(make.link.code).value());
}

TEST_P(store_contract, APersonsLinksGoTogether) {
    set_up_server();
    join("bob");
    join("cy");
    const auto link_for = [this](const std::string& name, const std::string& code) {
        create_link make{named("ada"), {}};
        make.link.code = hash_secret(code);
        make.link.user = named(name);
        make.link.expires = clock_.now() + std::chrono::hours(1);
        EXPECT_TRUE(submit(make));
        return make.link.code;
    };
    const secret_hash first = link_for("bob", "first");
    const secret_hash of_another = link_for("cy", "of another");
    const secret_hash second = link_for("bob", "second");
    EXPECT_FALSE(reader().link_by_code(first).value());
    EXPECT_TRUE(reader().link_by_code(second).value());
    ASSERT_TRUE(submit(change_password{named("bob"), "newer", ""}));
    reopen();
    EXPECT_FALSE(reader().link_by_code(second).value());
    EXPECT_TRUE(reader().link_by_code(of_another).value());
}

TEST_P(store_contract, SessionsAreOpenedUsedAndClosed) {
    set_up_server();
    const session one = sign_in("ada", "one");
    clock_.advance(std::chrono::seconds(1));
    const session two = sign_in("ada", "two");
    EXPECT_EQ(reader().sessions_of(named("ada")).value(), (std::vector{one, two}));
    clock_.advance(std::chrono::minutes(20));
    ASSERT_TRUE(submit(touch_session{one.id, named("ada"), clock_.now()}));
    EXPECT_EQ((*reader().session_by_secret(one.secret))->last_used, clock_.now());
    ASSERT_TRUE(submit(close_session{named("ada"), one.id, "signed_out"}));
    EXPECT_FALSE(reader().session_by_secret(one.secret).value());
    EXPECT_EQ(code_of(submit(close_session{named("ada"), one.id, "signed_out"})), errc::not_found);
    ASSERT_TRUE(submit(change_password{named("ada"), "newer", ""}));
    EXPECT_TRUE(reader().sessions_of(named("ada"))->empty());
}

// What a sign-in checked is compared with what is stored when its turn comes, in the same group
// too: the hash takes long, and the password may have been changed meanwhile.
TEST_P(store_contract, ASignInWithAPasswordThatHasJustChangedIsRefused) {
    set_up_server();
    const std::string old = (*reader().credentials_of(named("ada")))->password_hash;
    ASSERT_TRUE(submit(open_session{to_session("ada", "in time"), old}));
    const auto answers = now().submit_together({change_password{named("ada"), "newer", "", old},
                                                open_session{to_session("ada", "late"), old},
                                                change_password{named("ada"), "newest", "", old}});
    EXPECT_TRUE(answers[0]);
    EXPECT_EQ(code_of(answers[1]), errc::wrong_credentials);
    EXPECT_EQ(code_of(answers[2]), errc::wrong_credentials);
    reopen();
    EXPECT_EQ(code_of(submit(open_session{to_session("ada", "later"), old})),
              errc::wrong_credentials);
    EXPECT_TRUE(reader().sessions_of(named("ada"))->empty());
    EXPECT_TRUE(submit(open_session{to_session("ada", "again"), "newer"}));
}

TEST_P(store_contract, TheLongestUnusedSessionGoesWhenThereAreTooMany) {
    set_up_server();
    std::vector<intent> many;
    for (std::size_t i = 0; i < limits::sessions_per_person_max; ++i) {
        clock_.advance(std::chrono::seconds(1));
        many.emplace_back(open_session{to_session("ada", "device " + std::to_string(i))});
    }
    now().submit_together(std::move(many));
    clock_.advance(std::chrono::seconds(1));
    sign_in("ada", "one more");
    EXPECT_EQ(reader().sessions_of(named("ada"))->size(), limits::sessions_per_person_max);
    EXPECT_FALSE(reader().session_by_secret(hash_secret("device 0")).value());
    EXPECT_TRUE(reader().session_by_secret(hash_secret("device 1")).value());
}

TEST_P(store_contract, RolesAndProfilesAreKept) {
    set_up_server();
    join("bob");
    ASSERT_TRUE(submit(set_role{named("ada"), named("bob"), role::moderator}));
    ASSERT_TRUE(submit(update_profile{named("bob"), "Bob", "I like ale.", "#aa5500"}));
    reopen();
    const member bob = reader().world()->members[1];
    EXPECT_EQ(bob.role, role::moderator);
    EXPECT_EQ(bob.display_name, "Bob");
    EXPECT_EQ(bob.bio, "I like ale.");
    EXPECT_EQ(bob.colour, "#aa5500");
}

TEST_P(store_contract, OfTwoOwnersWhoLeaveAtOnceOneHasToStay) {
    set_up_server();
    join("bob");
    ASSERT_TRUE(submit(set_role{named("ada"), named("bob"), role::owner}));
    const auto answers =
        now().submit_together({remove_member{named("ada"), named("ada"), clock_.now()},
                               remove_member{named("bob"), named("bob"), clock_.now()}});
    EXPECT_TRUE(answers[0]);
    EXPECT_EQ(code_of(answers[1]), errc::last_owner);
}

}  // namespace snug::contract
