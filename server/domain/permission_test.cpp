#include "domain/permission.hpp"

#include <gtest/gtest.h>

#include <array>

namespace snug {

namespace {

member of_role(role r) {
    member who;
    who.name = username(std::string("somebody"));
    who.role = r;
    return who;
}

}  // namespace

TEST(permission, IsTheTableOfRoles) {
    struct row {
        action what;
        std::array<bool, 4> may;  // guest, member, moderator, owner
    };
    for (const row& one : std::initializer_list<row>{
             {action::read_and_post, {true, true, true, true}},
             {action::see_open_channels, {false, true, true, true}},
             {action::invite_people, {false, true, true, true}},
             {action::start_directs, {false, true, true, true}},
             {action::make_private_channels, {false, true, true, true}},
             {action::call_everyone, {false, true, true, true}},
             {action::add_emoji, {false, true, true, true}},
             {action::put_on_shelf, {false, true, true, true}},
             {action::make_channels, {false, false, true, true}},
             {action::pin_messages, {false, false, true, true}},
             {action::tend_emoji, {false, false, true, true}},
             {action::tend_shelf, {false, false, true, true}},
             {action::read_audit, {false, false, true, true}},
             {action::delete_channels, {false, false, false, true}},
             {action::post_when_restricted, {false, false, true, true}},
             {action::delete_others_messages, {false, false, true, true}},
             {action::kick_people, {false, false, true, true}},
             {action::let_guests_in, {false, false, true, true}},
             {action::set_roles, {false, false, false, true}},
             {action::change_server, {false, false, false, true}},
         }) {
        for (const role r : {role::guest, role::member, role::moderator, role::owner}) {
            EXPECT_EQ(may(r, one.what), one.may[static_cast<std::size_t>(r)])
                << to_word(r) << ' ' << static_cast<int>(one.what);
        }
    }
}

TEST(permission, GuestsSeeOnlyWhereTheyWereLetIn) {
    channel open;
    EXPECT_TRUE(may_see(of_role(role::member), open));
    EXPECT_FALSE(may_see(of_role(role::guest), open));
    open.members = {username(std::string("somebody"))};
    EXPECT_TRUE(may_see(of_role(role::guest), open));
}

TEST(permission, PrivateChannelsAndDirectsAreForTheirMembersEvenBeforeOwners) {
    channel hidden;
    hidden.is_private = true;
    EXPECT_FALSE(may_see(of_role(role::owner), hidden));
    channel direct;
    direct.kind = channel_kind::direct;
    EXPECT_FALSE(may_see(of_role(role::owner), direct));
    direct.members = {username(std::string("other")), username(std::string("somebody"))};
    EXPECT_TRUE(may_see(of_role(role::member), direct));
}

TEST(permission, KeepersLookAfterTheirOwnAndModeratorsAfterWhatTheySee) {
    channel open;
    EXPECT_FALSE(may_keep(of_role(role::member), open));
    EXPECT_TRUE(may_keep(of_role(role::moderator), open));
    channel hidden;
    hidden.is_private = true;
    EXPECT_FALSE(may_keep(of_role(role::owner), hidden));
    hidden.members = {of_role(role::member).name};
    EXPECT_FALSE(may_keep(of_role(role::member), hidden));
    hidden.keeper = of_role(role::member).name;
    EXPECT_TRUE(may_keep(of_role(role::member), hidden));
    channel group = hidden;
    group.kind = channel_kind::group;
    group.keeper = username(std::string("other"));
    EXPECT_FALSE(may_keep(of_role(role::owner), group));
}

TEST(permission, InATalkEverybodyPinsElsewhereModeratorsAndTheKeeper) {
    channel open;
    EXPECT_FALSE(may_pin(of_role(role::member), open));
    EXPECT_TRUE(may_pin(of_role(role::moderator), open));
    channel direct;
    direct.kind = channel_kind::direct;
    EXPECT_TRUE(may_pin(of_role(role::guest), direct));
}

TEST(permission, NobodyOutranksAnEqual) {
    EXPECT_TRUE(outranks(role::owner, role::moderator));
    EXPECT_FALSE(outranks(role::owner, role::owner));
    EXPECT_FALSE(outranks(role::member, role::moderator));
}

}  // namespace snug
