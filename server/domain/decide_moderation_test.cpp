#include "base/limits.hpp"
#include "domain/test_world.hpp"

namespace snug::testing_rules {

using moderation = rules_test;

TEST_F(moderation, DeletesWordsOfLowerOnesOnly) {
    const message by_owner = post("ada");
    const message by_member = post("bob");
    EXPECT_EQ(refusal(delete_message{named("mo"), home_channel, by_owner.id, at}), errc::forbidden);
    const auto made = ask(delete_message{named("mo"), home_channel, by_member.id, at});
    ASSERT_EQ(all_of<audit_noted>(made).size(), 1U);
    EXPECT_EQ(all_of<audit_noted>(made)[0].entry.target, named("bob"));
    const message own = post("mo");
    EXPECT_TRUE(
        all_of<audit_noted>(ask(delete_message{named("mo"), home_channel, own.id, at})).empty());
}

TEST_F(moderation, OfThoseWhoWentStillDeletesTheirWords) {
    const message said = post("bob");
    ask(remove_member{named("mo"), named("bob"), at});
    EXPECT_EQ(refusal(delete_message{named("mo"), home_channel, said.id, at}), std::nullopt);
}

TEST_F(moderation, CleansWhatOnePersonSaidAndNothingElse) {
    const message one = post("bob");
    const message other = post("ada");
    const auto made = ask(delete_messages_of{named("mo"), named("bob"), {one.id, other.id}, at});
    EXPECT_EQ(all_of<message_deleted>(made).size(), 1U);
    EXPECT_EQ(refusal(delete_messages_of{named("mo"), named("ada"), {other.id}, at}),
              errc::forbidden);
    EXPECT_EQ(refusal(delete_messages_of{named("bob"), named("gil"), {}, at}), errc::forbidden);
}

TEST_F(moderation, BansAreForLowerOnesAndKeepLinksFromWorking) {
    EXPECT_EQ(refusal(ban_member{named("mo"), named("ada"), true, at}), errc::forbidden);
    EXPECT_EQ(refusal(ban_member{named("bob"), named("gil"), true, at}), errc::forbidden);
    EXPECT_EQ(refusal(ban_member{named("mo"), named("nobody"), true, at}), errc::not_found);
    const auto made = ask(ban_member{named("mo"), named("bob"), true, at});
    EXPECT_EQ(all_of<member_left>(made)[0].why, departure::banned);
    EXPECT_TRUE(ask(ban_member{named("mo"), named("bob"), true, at})->changes.empty());
    create_link link{named("mo"), {}, at};
    link.link.user = named("bob");
    link.link.expires = at + std::chrono::hours(1);
    EXPECT_EQ(refusal(link), errc::forbidden);
    ask(ban_member{named("mo"), named("bob"), false, at});
    EXPECT_EQ(refusal(link), std::nullopt);
}

TEST_F(moderation, ALinkMadeBeforeABanOpensNothing) {
    ask(remove_member{named("mo"), named("bob"), at});
    create_link link{named("mo"), {}, at};
    link.link.user = named("bob");
    link.link.code = hash_secret("link");
    link.link.expires = at + std::chrono::hours(1);
    ask(link);
    ask(ban_member{named("mo"), named("bob"), true, at});
    EXPECT_EQ(refusal(use_link{hash_secret("link"), {}, {}, at}), errc::link_gone);
}

TEST_F(moderation, TimeOutsEndByThemselvesOrEarlier) {
    EXPECT_EQ(refusal(mute_member{named("mo"), named("ada"), at + std::chrono::hours(1), at}),
              errc::forbidden);
    EXPECT_EQ(refusal(mute_member{named("mo"), named("bob"), at + limits::mute_max * 2, at}),
              errc::invalid_field);
    ask(mute_member{named("mo"), named("bob"), at + std::chrono::hours(1), at});
    EXPECT_EQ(refusal(to_send("bob")), errc::muted);
    ask(mute_member{named("mo"), named("bob"), at, at});
    EXPECT_EQ(refusal(to_send("bob")), std::nullopt);
}

TEST_F(moderation, PinsAreCountedAndNoLineOfTheServerIsOne) {
    known.pins[home_channel] = limits::pins_per_channel_max - 1;
    const message one = post("bob");
    const message two = post("bob");
    const auto pin = [&](const message& on, bool pinned) {
        return refusal(pin_message{named("mo"), home_channel, on.id, pinned, at});
    };
    EXPECT_EQ(refusal(pin_message{named("bob"), home_channel, one.id, true, at}), errc::forbidden);
    EXPECT_EQ(pin(one, true), std::nullopt);
    EXPECT_EQ(pin(two, true), errc::too_many);
    EXPECT_EQ(pin(one, false), std::nullopt);
    EXPECT_EQ(pin(two, true), std::nullopt);
    const auto joined = ask(add_user{named("eve"), "", role::member, "hash", at});
    EXPECT_EQ(pin(all_of<message_posted>(joined)[0].message, true), errc::forbidden);
}

TEST_F(moderation, CallsReachOnlyWhoSeesTheChannelAndEverybodyOnlyByMembers) {
    const auto mentions = [this](const std::string& by, const std::string& words) {
        return post(by, words).mentions;
    };
    using names = std::vector<std::string>;
    EXPECT_EQ(mentions("ada", "@bob, @nobody and @gil"), (names{"bob", "gil"}));
    EXPECT_EQ(mentions("bob", "@everyone"), (names{"@everyone"}));
    EXPECT_EQ(mentions("gil", "@everyone @here @ada"), (names{"ada"}));
    fold(channel_put_out{home_channel, named("gil")});
    EXPECT_EQ(mentions("ada", "@gil"), names{});
    send_message here = to_send("ada", "@here");
    here.connected = {named("mo"), named("ada"), named("gil")};
    EXPECT_EQ(all_of<message_posted>(ask(here))[0].message.here, std::vector{named("mo")});
}

TEST_F(moderation, ARoleIsCalledByItsNameAndReachesThoseWhoHaveIt) {
    const auto mentions = [this](const std::string& by, const std::string& words) {
        return post(by, words).mentions;
    };
    using names = std::vector<std::string>;
    EXPECT_EQ(mentions("bob", "@moderators, please"), (names{"ada", "mo"}));
    EXPECT_EQ(mentions("gil", "@Moderators and @ada"), (names{"ada", "mo"}));
    EXPECT_EQ(mentions("bob", "@owners"), names{"ada"});
    EXPECT_EQ(mentions("mo", "@bob and @moderators"), (names{"bob", "ada"}));
}

TEST_F(moderation, ANameThatLooksLikeAnothersIsTaken) {
    EXPECT_EQ(refusal(update_profile{named("bob"), "ADA", {}, {}}), errc::name_taken);
    EXPECT_EQ(refusal(update_profile{named("bob"), "m0", {}, {}}), errc::name_taken);
    EXPECT_EQ(refusal(update_profile{named("bob"), "Bob", {}, {}}), std::nullopt);
}

}  // namespace snug::testing_rules
