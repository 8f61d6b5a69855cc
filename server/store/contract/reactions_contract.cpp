#include "base/limits.hpp"
#include "store/contract/folded_store.hpp"
#include "store/contract/harness.hpp"

namespace snug::contract {

namespace {

react to_react(const std::string& who,
               const message& on,
               const std::string& emoji,
               bool add = true) {
    return {named(who), on.channel, on.id, emoji, add, on.at};
}

}  // namespace

TEST_P(store_contract, ReactionsKeepTheOrderOfFirstUseAlsoAfterAReopen) {
    set_up_server();
    join("bob");
    join("cy");
    const message on = post("ada", "soup");
    ASSERT_TRUE(submit(to_react("ada", on, "👍")));
    ASSERT_TRUE(submit(to_react("bob", on, "🎉")));
    ASSERT_TRUE(submit(to_react("cy", on, "👍")));
    ASSERT_TRUE(submit(to_react("ada", on, "👍", false)));
    const std::vector<reaction> wanted = {{"👍", {named("cy")}, 1}, {"🎉", {named("bob")}, 1}};
    EXPECT_EQ(reader().message_by_id(on.id).value()->reactions, wanted);
    reopen();
    const auto held = reader().message_by_id(on.id).value();
    EXPECT_EQ(held->reactions, wanted);
    EXPECT_EQ(held->rev, reader().head()->pos);
    // After the reopen too a second time is none.
    EXPECT_TRUE(submit(to_react("cy", on, "👍"))->changes.empty());
}

TEST_P(store_contract, OfManyAtOnceOneReactionEachIsWritten) {
    set_up_server();
    join("bob");
    const message on = post("ada", "soup");
    std::vector<intent> racers;
    for (int i = 0; i < 20; ++i)
        racers.emplace_back(to_react(i % 2 == 0 ? "ada" : "bob", on, "👍"));
    std::size_t changes = 0;
    for (const auto& answer : now().submit_together(std::move(racers))) {
        ASSERT_TRUE(answer);
        changes += answer->changes.size();
    }
    EXPECT_EQ(changes, 2U);
    EXPECT_EQ(reader().message_by_id(on.id).value()->reactions.at(0).count, 2U);
}

TEST_P(store_contract, WhoReactedIsToldInPages) {
    set_up_server();
    const std::vector<std::string> names = {"ada", "bob", "cy", "dee"};
    for (std::size_t i = 1; i < names.size(); ++i)
        join(names[i]);
    const message on = post("ada", "soup");
    for (const std::string& name : names)
        ASSERT_TRUE(submit(to_react(name, on, "👍")));
    EXPECT_EQ(reader().reactors(on.id, "👍", 1, 2).value(),
              (std::vector{named("bob"), named("cy")}));
    EXPECT_TRUE(reader().reactors(on.id, "🎉", 0, 2)->empty());
    EXPECT_TRUE(reader().has_reacted({on.id, "👍", named("dee")}).value());
    EXPECT_FALSE(reader().has_reacted({on.id, "🎉", named("dee")}).value());
}

TEST_P(store_contract, ADeletedMessageLosesItsReactions) {
    set_up_server();
    const message on = post("ada", "soup");
    ASSERT_TRUE(submit(to_react("ada", on, "👍")));
    ASSERT_TRUE(submit(delete_message{named("ada"), home_channel, on.id, clock_.now()}));
    EXPECT_TRUE(reader().reactors(on.id, "👍", 0, 10)->empty());
    folded_store replayed;
    const auto log = reader().log_after(0, 100);
    ASSERT_TRUE(log);
    for (const committed& one : *log)
        replayed.fold(one);
    replayed.expect_same_as(reader());
}

TEST_P(store_contract, EarlierWordsAreKeptUpToABoundAndGoWithTheMessage) {
    set_up_server();
    const message first = post("ada", "words 0");
    for (int i = 1; i <= static_cast<int>(limits::versions_kept_max) + 5; ++i) {
        clock_.advance(std::chrono::seconds(1));
        const std::string words = "words " + std::to_string(i);
        ASSERT_TRUE(
            submit(edit_message{named("ada"), home_channel, first.id, words, clock_.now()}));
    }
    const auto versions = reader().versions_of(first.id).value();
    ASSERT_EQ(versions.size(), limits::versions_kept_max);
    EXPECT_EQ(versions.front().content, "words 5");
    EXPECT_EQ(versions.back().content, "words " + std::to_string(limits::versions_kept_max + 4));
    EXPECT_EQ(versions.back().at, clock_.now() - std::chrono::seconds(1));
    ASSERT_TRUE(submit(delete_message{named("ada"), home_channel, first.id, clock_.now()}));
    EXPECT_TRUE(reader().versions_of(first.id)->empty());
}

TEST_P(store_contract, PinsAreCountedAndTold) {
    set_up_server();
    std::vector<message> said;
    for (std::uint64_t i = 0; i <= limits::pins_per_channel_max; ++i)
        said.push_back(post("ada", "pin me"));
    const auto pin = [this](const message& on, bool pinned) {
        return submit(pin_message{named("ada"), home_channel, on.id, pinned, clock_.now()});
    };
    for (std::uint64_t i = 0; i < limits::pins_per_channel_max; ++i)
        ASSERT_TRUE(pin(said[i], true));
    EXPECT_EQ(code_of(pin(said.back(), true)), errc::too_many);
    ASSERT_TRUE(pin(said.front(), false));
    EXPECT_TRUE(pin(said.back(), true));
    const auto pins = reader().pins(home_channel).value();
    ASSERT_EQ(pins.messages.size(), limits::pins_per_channel_max);
    EXPECT_EQ(pins.messages.front().id, said.back().id);
    EXPECT_TRUE(pins.messages.front().pinned);
    EXPECT_TRUE(reader().versions_of(said.back().id)->empty());  // no words have changed
}

// Somebody new found every call to everybody since the beginning in his inbox.
TEST_P(store_contract, WhatWasCalledToEverybodyBeforeHeCameIsNotInHisInbox) {
    set_up_server();
    const auto inbox_of = [this](const char* name) {
        std::vector<std::string> said;
        const auto page = reader().mentions_of(named(name), "", 10);
        if (!page) return said;
        for (const message& one : page->messages)
            said.push_back(one.content);
        return said;
    };
    join("cy");
    post("ada", "@everyone before");
    clock_.advance(std::chrono::seconds(1));
    join("bob");
    post("ada", "@everyone at that moment");
    clock_.advance(std::chrono::seconds(1));
    post("ada", "@bob by name");
    EXPECT_EQ(inbox_of("bob"),
              (std::vector<std::string>{"@bob by name", "@everyone at that moment"}));
    EXPECT_EQ(inbox_of("cy"),
              (std::vector<std::string>{"@everyone at that moment", "@everyone before"}));

    // Brought back he is new, but what was said to him by name was said to him.
    ASSERT_TRUE(submit(remove_member{named("ada"), named("bob"), clock_.now()}));
    clock_.advance(std::chrono::seconds(1));
    bring_back("bob");
    post("ada", "@everyone after");
    EXPECT_EQ(inbox_of("bob"), (std::vector<std::string>{"@everyone after", "@bob by name"}));
}

TEST_P(store_contract, MentionsAreAnInboxAndABadge) {
    set_up_server();
    join("bob");
    join("cy");
    post("ada", "@bob one");
    const message two = post("ada", "@everyone two");
    post("ada", "not for bob, @cy");
    reopen();  // nothing is known by heart
    send_message three = to_send("ada", "@here three");
    three.connected = {named("bob")};
    ASSERT_TRUE(submit(three));
    post("bob", "@bob and @everyone, says bob");
    ASSERT_TRUE(submit(mark_read{named("bob"), home_channel, 0}));
    EXPECT_EQ(reader().reads_of(named("bob"))->at(0).mentions, 3U);
    EXPECT_EQ(reader().reads_of(named("cy"))->at(0).mentions, 3U);
    const auto first = reader().mentions_of(named("bob"), "", 2).value();
    ASSERT_EQ(first.messages.size(), 2U);
    EXPECT_EQ(first.messages[0].content, "@here three");
    EXPECT_EQ(first.messages[1].id, two.id);
    const auto rest = reader().mentions_of(named("bob"), first.next, 2).value();
    ASSERT_EQ(rest.messages.size(), 1U);
    EXPECT_EQ(rest.messages[0].content, "@bob one");
    EXPECT_TRUE(rest.next.empty());
    EXPECT_EQ(code_of(reader().mentions_of(named("bob"), "nonsense", 2)), errc::invalid_field);

    ASSERT_TRUE(submit(edit_message{named("ada"), home_channel, two.id, "two", clock_.now()}));
    EXPECT_EQ(reader().reads_of(named("bob"))->at(0).mentions, 2U);
    ASSERT_TRUE(submit(mark_read{named("bob"), home_channel, two.seq}));
    EXPECT_EQ(reader().reads_of(named("bob"))->at(0).mentions, 1U);
}

}  // namespace snug::contract
