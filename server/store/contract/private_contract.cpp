// What people keep for themselves, pass on, add and take with them.
#include "store/contract/folded_store.hpp"
#include "store/contract/harness.hpp"

#include <algorithm>

namespace snug::contract {

TEST_P(store_contract, AShelfHoldsWhatWasSavedTheLastFirst) {
    set_up_server();
    join("bob");
    const message one = post("ada", "one");
    const message two = post("ada", "two");
    for (const message& what : {two, one}) {
        clock_.advance(std::chrono::seconds(1));
        ASSERT_TRUE(submit(save_message{named("bob"), home_channel, what.id, true, clock_.now()}));
    }
    reopen();
    const auto page = reader().saved_of(named("bob"), "", 1);
    ASSERT_TRUE(page);
    ASSERT_EQ(page->messages.size(), 1U);
    EXPECT_EQ(page->messages[0].id, one.id);
    const auto rest = reader().saved_of(named("bob"), page->next, 1);
    ASSERT_EQ(rest->messages.size(), 1U);
    EXPECT_EQ(rest->messages[0].id, two.id);
    EXPECT_TRUE(reader().saved_of(named("ada"), "", 10)->messages.empty());
    ASSERT_TRUE(submit(delete_message{named("ada"), home_channel, one.id, clock_.now()}));
    EXPECT_EQ(reader().saved_of(named("bob"), "", 10)->messages.size(), 1U);
    EXPECT_EQ(code_of(reader().saved_of(named("bob"), "x", 10)), errc::invalid_field);
}

TEST_P(store_contract, ASavedMessageIsShownOnlyWhileItsChannelIsSeen) {
    set_up_server();
    join("gil", role::guest);
    const message said = post("ada", "for guests too");
    ASSERT_TRUE(submit(save_message{named("gil"), home_channel, said.id, true, clock_.now()}));
    EXPECT_EQ(reader().saved_of(named("gil"), "", 10)->messages.size(), 1U);
    ASSERT_TRUE(submit(put_out{named("ada"), home_channel, named("gil"), clock_.now()}));
    EXPECT_TRUE(reader().saved_of(named("gil"), "", 10)->messages.empty());
}

TEST_P(store_contract, ABlockHoldsAfterARestartAndEndsWhenItIsLifted) {
    set_up_server();
    join("bob");
    const channel_id direct(std::string("direct000000"));
    ASSERT_TRUE(submit(start_talk{named("ada"), {named("bob")}, direct, clock_.now()}));
    ASSERT_TRUE(submit(block_person{named("ada"), named("bob"), true}));
    reopen();
    EXPECT_EQ(reader().world()->blocks, (std::vector<block>{{named("ada"), named("bob")}}));
    send_message to_her = to_send("bob", "hello?");
    to_her.channel = direct;
    EXPECT_EQ(code_of(submit(to_her)), errc::forbidden);
    ASSERT_TRUE(submit(block_person{named("ada"), named("bob"), false}));
    EXPECT_TRUE(submit(to_her));
    EXPECT_TRUE(reader().world()->blocks.empty());
}

TEST_P(store_contract, HowSomebodyChoseToBeSeenOutlastsARestartUntilHeLeaves) {
    set_up_server();
    join("bob");
    const chosen_status hers{
        named("ada"), {presence_state::dnd, "in a meeting", "🍵"}, clock_.now()};
    const chosen_status his{named("bob"), {presence_state::invisible, {}, {}}, std::nullopt};
    ASSERT_TRUE(submit(choose_status{{hers.who, {presence_state::idle, "x", {}}, {}}}));
    ASSERT_TRUE(submit(choose_status{hers}));
    ASSERT_TRUE(submit(choose_status{his}));
    reopen();
    EXPECT_EQ(reader().world()->statuses, (std::vector<chosen_status>{hers, his}));
    ASSERT_TRUE(submit(choose_status{{hers.who, usual_status(), std::nullopt}}));
    EXPECT_EQ(reader().world()->statuses, (std::vector<chosen_status>{his}));
    ASSERT_TRUE(submit(remove_member{named("ada"), named("bob"), clock_.now()}));
    EXPECT_TRUE(reader().world()->statuses.empty());
    EXPECT_EQ(code_of(submit(choose_status{his})), errc::not_signed_in);
}

TEST_P(store_contract, NamesOfThoseWhoWantedToBeForgottenAreKnown) {
    set_up_server();
    join("bob");
    join("cy");
    ASSERT_TRUE(submit(remove_member{named("cy"), named("cy"), clock_.now(), false}));
    EXPECT_TRUE(reader().world()->forgotten.empty());
    ASSERT_TRUE(submit(remove_member{named("bob"), named("bob"), clock_.now(), true}));
    reopen();
    EXPECT_EQ(reader().world()->forgotten, (std::vector<username>{named("bob")}));
    EXPECT_EQ(code_of(submit(ban_member{named("ada"), named("bob"), true, clock_.now()})),
              errc::not_found);
    bring_back("bob");
    EXPECT_TRUE(reader().world()->forgotten.empty());
}

TEST_P(store_contract, WhatIsPassedOnKeepsItsAuthorAndTimeWhateverBecomesOfTheFirst) {
    set_up_server();
    join("bob");
    const message first = post("ada", "soup at eight");
    clock_.advance(std::chrono::hours(1));
    send_message wanted = to_send("bob", "");
    wanted.forward = forward_source{home_channel, first.id};
    const message passed_on = *submit(wanted)->message;
    ASSERT_TRUE(submit(delete_message{named("ada"), home_channel, first.id, clock_.now()}));
    reopen();
    const auto held = reader().message_by_id(passed_on.id);
    ASSERT_TRUE(held && *held);
    EXPECT_EQ((*held)->content, "soup at eight");
    EXPECT_EQ((*held)->forwarded, (message_origin{first.id, named("ada"), first.at}));
    ASSERT_TRUE(submit(delete_message{named("bob"), home_channel, passed_on.id, clock_.now()}));
    EXPECT_FALSE(reader().message_by_id(passed_on.id).value()->forwarded);
}

TEST_P(store_contract, OwnEmojiComeBackAfterARestartAndReplaysTellOfThem) {
    set_up_server();
    folded_store told(reader());
    const position before = reader().head()->pos;
    put_emoji cat{named("ada"), {}, true, clock_.now()};
    cat.emoji.name = "cat";
    cat.emoji.aliases = {"kitty", "puss"};
    put_emoji dog = cat;
    dog.emoji.name = "dog";
    dog.emoji.aliases = {};
    ASSERT_TRUE(submit(cat));
    ASSERT_TRUE(submit(dog));
    ASSERT_TRUE(submit(remove_emoji{named("ada"), "dog"}));
    ASSERT_TRUE(submit(dog));
    const message said = post("ada", "look");
    ASSERT_TRUE(submit(react{named("ada"), home_channel, said.id, ":cat:", true, clock_.now()}));
    ASSERT_TRUE(submit(remove_emoji{named("ada"), "dog"}));
    reopen();
    const auto world = reader().world();
    ASSERT_EQ(world->emoji.size(), 1U);
    EXPECT_EQ(world->emoji[0].aliases, (std::vector<std::string>{"kitty", "puss"}));
    EXPECT_EQ(world->emoji[0].by, named("ada"));
    const auto log = reader().log_after(before, 100);
    ASSERT_TRUE(log);
    for (const committed& one : *log)
        told.fold(one);
    told.expect_same_as(reader());
}

TEST_P(store_contract, AllThatSomebodySaidIsFoundPageByPage) {
    set_up_server();
    join("bob");
    for (int i = 0; i < 5; ++i) {
        post("bob", "mine " + std::to_string(i));
        post("ada", "hers");
    }
    std::vector<std::string> said;
    std::string after;
    do {
        const auto page = reader().said_by(named("bob"), after, 2);
        ASSERT_TRUE(page);
        for (const message& one : page->messages)
            said.push_back(one.content);
        after = page->next;
    } while (!after.empty());
    EXPECT_EQ(said, (std::vector<std::string>{"mine 0", "mine 1", "mine 2", "mine 3", "mine 4"}));
    EXPECT_EQ(code_of(reader().said_by(named("bob"), "x", 2)), errc::invalid_field);
}

TEST_P(store_contract, OfWhoWantsToBeForgottenOnlyNameAndWordsStay) {
    set_up_server();
    join("bob");
    const message said = post("bob", "words");
    ASSERT_TRUE(submit(update_profile{named("bob"), "Bobby", "a bio", "#112233", "he/him"}));
    const auto world = reader().world();
    const auto bob = std::ranges::find(world->members, named("bob"), &member::name);
    ASSERT_NE(bob, world->members.end());
    EXPECT_EQ(bob->pronouns, "he/him");
    ASSERT_TRUE(submit(save_message{named("bob"), home_channel, said.id, true, clock_.now()}));
    ASSERT_TRUE(submit(block_person{named("bob"), named("ada"), true}));
    ASSERT_TRUE(submit(remove_member{named("bob"), named("bob"), clock_.now(), true}));
    reopen();
    EXPECT_TRUE(reader().world()->blocks.empty());
    EXPECT_EQ(reader().message_by_id(said.id).value()->author, named("bob"));
    EXPECT_EQ(code_of(submit(add_user{named("bob"), "Bob", role::member, "hash", clock_.now()})),
              errc::name_taken);
}

}  // namespace snug::contract
