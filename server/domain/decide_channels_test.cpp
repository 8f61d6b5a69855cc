#include "base/limits.hpp"
#include "domain/test_world.hpp"

namespace snug::testing_rules {

class channels : public rules_test {
protected:
    channel_id make(const std::string& by, bool is_private = false) {
        const auto made = ask(to_make(by, is_private));
        EXPECT_TRUE(made);
        return made->channel.value();
    }
    create_channel to_make(const std::string& by, bool is_private = false) {
        create_channel wanted{named(by), {}, at};
        wanted.wanted.id = channel_id("made" + std::to_string(10'000'000 + made_++));
        wanted.wanted.name = "kitchen";
        wanted.wanted.is_private = is_private;
        return wanted;
    }
    update_channel to_update(const std::string& by, const channel_id& where) const {
        update_channel wanted;
        wanted.actor = named(by);
        wanted.channel = where;
        wanted.at = at;
        return wanted;
    }
    const channel& held(const channel_id& id) const { return known.channels.at(id); }

private:
    int made_ = 0;
};

TEST_F(channels, AreMadeByModeratorsAndPrivateOnesByMembers) {
    EXPECT_EQ(refusal(to_make("bob")), errc::forbidden);
    EXPECT_EQ(refusal(to_make("mo")), std::nullopt);
    EXPECT_EQ(refusal(to_make("gil", true)), errc::forbidden);
    const channel_id own = make("bob", true);
    EXPECT_EQ(held(own).keeper, named("bob"));
    EXPECT_EQ(held(own).origin, (channel_origin{named("bob"), at}));
    EXPECT_EQ(held(own).members, std::vector{named("bob")});
    create_channel slow = to_make("bob", true);
    slow.wanted.slow_mode_s = 5;
    EXPECT_EQ(refusal(slow), errc::forbidden);
}

TEST_F(channels, LeaveANoteOfWhatWasChangedButNotOfWhatItSays) {
    update_channel wanted = to_update("mo", make("mo"));
    wanted.name = "cellar";
    wanted.slow_mode_s = 5;
    EXPECT_EQ(all_of<audit_noted>(ask(wanted)).at(0).entry.detail, "name slow_mode_s");
}

TEST_F(channels, GetNumbersThatWereNeverGiven) {
    known.last_channel_no = 7;
    EXPECT_EQ(held(make("mo")).no, 8U);
    const channel_id gone = make("mo");
    ask(delete_channel{named("ada"), gone, at});
    EXPECT_EQ(held(make("mo")).no, 10U);
}

TEST_F(channels, AreAsManyAsTheirBound) {
    known.channel_count = limits::channels_max - 1;
    const channel_id last = make("mo");
    EXPECT_EQ(refusal(to_make("mo")), errc::too_many);
    ask(delete_channel{named("ada"), last, at});
    EXPECT_EQ(refusal(to_make("mo")), std::nullopt);
}

TEST_F(channels, WithAStrangerAmongTheFirstMembersAreRefused) {
    create_channel wanted = to_make("bob", true);
    wanted.wanted.members = {named("nobody")};
    EXPECT_EQ(refusal(wanted), errc::invalid_field);
}

TEST_F(channels, SayInAQuietLineWhatOthersWouldWonderAt) {
    update_channel wanted = to_update("mo", home_channel);
    wanted.name = "lobby";
    wanted.topic = "soup";
    wanted.position_in_list = 3;
    const auto made = ask(wanted);
    const auto lines = all_of<message_posted>(made);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].message.system, system_kind::renamed);
    EXPECT_EQ(lines[0].message.detail, "lobby");
    EXPECT_EQ(lines[1].message.seq, lines[0].message.seq + 1);
    EXPECT_EQ(home().last_seq, lines[1].message.seq);
    EXPECT_EQ(home().position_in_list, 3);
    EXPECT_TRUE(ask(wanted)->changes.empty());
}

TEST_F(channels, CalledHomeStayOpenToAll) {
    update_channel closed = to_update("ada", home_channel);
    closed.is_private = true;
    EXPECT_EQ(refusal(closed), errc::forbidden);
    update_channel archived = to_update("ada", home_channel);
    archived.archived = true;
    EXPECT_EQ(refusal(archived), errc::forbidden);
    EXPECT_EQ(refusal(delete_channel{named("ada"), home_channel, at}), errc::forbidden);
}

TEST_F(channels, ClosedByAModeratorKeepHimAndHideFromTheRest) {
    const channel_id id = make("mo");
    update_channel close = to_update("mo", id);
    close.is_private = true;
    const auto made = ask(close);
    EXPECT_EQ(all_of<channel_let_in>(made).size(), 1U);
    EXPECT_EQ(all_of<channel_closed>(made).size(), 1U);
    EXPECT_EQ(held(id).keeper, named("mo"));
    EXPECT_EQ(refusal(to_update("ada", id)), errc::not_found);
    update_channel open = to_update("mo", id);
    open.is_private = false;
    const auto opened = ask(open);
    EXPECT_EQ(all_of<channel_opened>(opened).size(), 1U);
    EXPECT_FALSE(held(id).keeper);
    for (const read_marked& mark : all_of<read_marked>(opened))
        EXPECT_NE(mark.user, named("gil"));  // a guest sees it as little as before
}

TEST_F(channels, AreKeptByWhoeverHasBeenInLongestWhenTheKeeperGoes) {
    const channel_id id = make("bob", true);
    ask(let_in{named("bob"), id, named("mo"), at});
    ask(let_in{named("bob"), id, named("ada"), at});
    ask(put_out{named("bob"), id, named("bob"), at});
    EXPECT_EQ(held(id).keeper, named("mo"));
    ask(remove_member{named("ada"), named("mo"), at});
    EXPECT_EQ(held(id).keeper, named("ada"));
    ask(put_out{named("ada"), id, named("ada"), at});
    EXPECT_FALSE(known.channels.contains(id));
}

TEST_F(channels, LetPeopleInByTheirKeeperAndGuestsByModerators) {
    const channel_id id = make("bob", true);
    EXPECT_EQ(refusal(let_in{named("mo"), id, named("ada"), at}), errc::not_found);
    EXPECT_EQ(refusal(let_in{named("bob"), id, named("gil"), at}), errc::forbidden);
    EXPECT_EQ(refusal(let_in{named("bob"), id, named("mo"), at}), std::nullopt);
    EXPECT_EQ(refusal(let_in{named("mo"), id, named("gil"), at}), std::nullopt);
    EXPECT_EQ(refusal(put_out{named("gil"), id, named("mo"), at}), errc::forbidden);
    EXPECT_EQ(refusal(put_out{named("gil"), id, named("gil"), at}), std::nullopt);
}

TEST_F(channels, ThatAreOpenCannotBeLeftButByGuests) {
    EXPECT_EQ(refusal(put_out{named("bob"), home_channel, named("bob"), at}), errc::forbidden);
    EXPECT_EQ(refusal(put_out{named("gil"), home_channel, named("gil"), at}), std::nullopt);
}

TEST_F(channels, MarkWhatWasSaidBeforeReadForWhoIsLetIn) {
    const channel_id id = make("bob", true);
    send_message said = to_send("bob");
    said.channel = id;
    ask(said);
    const auto marks = all_of<read_marked>(ask(let_in{named("bob"), id, named("mo"), at}));
    ASSERT_EQ(marks.size(), 1U);
    EXPECT_EQ(marks[0].seq, 1U);
}

TEST_F(channels, WithTheirOwnPaceMakeAllButModeratorsWait) {
    home().slow_mode_s = 30;
    EXPECT_EQ(refusal(to_send("bob")), std::nullopt);
    at += std::chrono::seconds(10);
    const auto refused = ask(to_send("bob"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, errc::slow_mode);
    EXPECT_EQ(refused.error().retry_after, std::chrono::seconds(20));
    post("mo");
    post("mo");
    at += std::chrono::seconds(20);
    EXPECT_EQ(refusal(to_send("bob")), std::nullopt);
}

using talks = channels;

TEST_F(talks, BetweenTwoAreOneWhoeverBegins) {
    const channel_id id(std::string("talk00000001"));
    const auto first = ask(start_talk{named("bob"), {named("ada")}, id, at});
    ASSERT_TRUE(first);
    EXPECT_EQ(held(id).kind, channel_kind::direct);
    const channel_id other(std::string("talk00000002"));
    const auto again = ask(start_talk{named("ada"), {named("bob")}, other, at});
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(again->channel, id);
    EXPECT_EQ(refusal(put_out{named("bob"), id, named("bob"), at}), errc::forbidden);
    EXPECT_EQ(refusal(let_in{named("bob"), id, named("mo"), at}), errc::forbidden);
}

TEST_F(talks, OfGuestsAreNotBegunByThem) {
    const channel_id id(std::string("talk00000001"));
    EXPECT_EQ(refusal(start_talk{named("gil"), {named("ada")}, id, at}), errc::forbidden);
    EXPECT_EQ(refusal(start_talk{named("ada"), {named("ada")}, id, at}), errc::invalid_field);
    EXPECT_EQ(refusal(start_talk{named("ada"), {named("gil")}, id, at}), std::nullopt);
}

TEST_F(talks, HaveNobodySetOverThem) {
    const channel_id id(std::string("talk00000001"));
    ask(start_talk{named("bob"), {named("ada")}, id, at});
    send_message said = to_send("bob");
    said.channel = id;
    const message words = all_of<message_posted>(ask(said))[0].message;
    EXPECT_EQ(refusal(delete_message{named("ada"), id, words.id, at}), errc::forbidden);
    EXPECT_EQ(refusal(pin_message{named("ada"), id, words.id, true, at}), std::nullopt);
}

TEST_F(talks, ThatAreHiddenComeBackWithTheNextWords) {
    const channel_id id(std::string("talk00000001"));
    ask(start_talk{named("bob"), {named("ada")}, id, at});
    set_notify hide{named("ada"), id, {}, {}, true, at};
    ask(hide);
    send_message said = to_send("bob");
    said.channel = id;
    const auto shown = all_of<notify_set>(ask(said));
    ASSERT_EQ(shown.size(), 1U);
    EXPECT_EQ(shown[0].user, named("ada"));
    EXPECT_FALSE(shown[0].settings.hidden);
    hide.channel = home_channel;
    EXPECT_EQ(refusal(hide), errc::invalid_field);
}

}  // namespace snug::testing_rules
