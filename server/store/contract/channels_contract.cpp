#include "store/contract/folded_store.hpp"
#include "store/contract/harness.hpp"

#include <algorithm>

namespace snug::contract {

namespace {

channel_id id_of(int i) {
    return channel_id("channel" + std::to_string(10'000 + i));
}

create_channel to_create(const std::string& who, int i, bool is_private = false) {
    create_channel wanted{named(who), {}, from_ms(1'780'000'000'000)};
    wanted.wanted.id = id_of(i);
    wanted.wanted.name = "kitchen";
    wanted.wanted.is_private = is_private;
    return wanted;
}

send_message into(send_message wanted, int i) {
    wanted.channel = id_of(i);
    return wanted;
}

}  // namespace

TEST_P(store_contract, AChannelKeepsWhatItIsLikeAndTheOrderOfArrivals) {
    set_up_server();
    for (const char* name : {"bob", "cy", "dee"})
        join(name);
    create_channel wanted = to_create("bob", 1, true);
    wanted.wanted.topic = "soup";
    wanted.wanted.sign = "pot";
    wanted.wanted.section = "House";
    wanted.wanted.position_in_list = 7;
    wanted.wanted.members = {named("dee")};
    ASSERT_TRUE(submit(wanted));
    ASSERT_TRUE(submit(let_in{named("bob"), id_of(1), named("cy"), clock_.now()}));
    ASSERT_TRUE(submit(put_out{named("bob"), id_of(1), named("dee"), clock_.now()}));
    ASSERT_TRUE(submit(let_in{named("bob"), id_of(1), named("dee"), clock_.now()}));
    reopen();
    const auto world = reader().world();
    const auto held = std::ranges::find(world->channels, id_of(1), &channel::id);
    ASSERT_NE(held, world->channels.end());
    EXPECT_EQ(held->topic, "soup");
    EXPECT_EQ(held->sign, "pot");
    EXPECT_EQ(held->section, "House");
    EXPECT_EQ(held->position_in_list, 7);
    EXPECT_EQ(held->keeper, named("bob"));
    EXPECT_EQ(held->arrivals, (std::vector{named("bob"), named("cy"), named("dee")}));
    ASSERT_TRUE(submit(put_out{named("bob"), id_of(1), named("bob"), clock_.now()}));
    const auto after = reader().world();
    EXPECT_EQ(std::ranges::find(after->channels, id_of(1), &channel::id)->keeper, named("cy"));
}

TEST_P(store_contract, ADeletedChannelIsGoneEverywhereAndItsNumberIsNotGivenAgain) {
    set_up_server();
    join("bob");
    ASSERT_TRUE(submit(to_create("ada", 1)));
    const message said = *submit(into(to_send("ada", "@bob secret words"), 1))->message;
    const react liked{named("bob"), id_of(1), said.id, "👍", true, clock_.now()};
    ASSERT_TRUE(submit(liked));
    const std::uint32_t no = channel_no_of(said.id);
    ASSERT_TRUE(submit(delete_channel{named("ada"), id_of(1), clock_.now()}));
    for (const bool reopened : {false, true}) {
        if (reopened) reopen();
        EXPECT_FALSE(reader().message_by_id(said.id).value());
        EXPECT_TRUE(reader().mentions_of(named("bob"), "", 10)->messages.empty());
        EXPECT_EQ(code_of(reader().pins(id_of(1))), errc::not_found);
        EXPECT_EQ(reader().world()->channels.size(), 1U);
        ASSERT_EQ(reader().world()->gone_channels.size(), 1U);
        folded_store replayed;
        const auto log = reader().log_after(0, 100);
        ASSERT_TRUE(log);
        for (const committed& one : *log) {
            EXPECT_FALSE(std::holds_alternative<message_posted>(one.what) &&
                         std::get<message_posted>(one.what).message.channel == id_of(1));
            replayed.fold(one);
        }
        replayed.expect_same_as(reader());
    }
    ASSERT_TRUE(submit(to_create("ada", 2)));
    const message next = *submit(into(to_send("ada", "hello"), 2))->message;
    EXPECT_GT(channel_no_of(next.id), no);
}

TEST_P(store_contract, WhatIsOnesOwnInAChannelOutlivesAReopen) {
    set_up_server();
    join("bob");
    create_channel slow = to_create("ada", 1);
    slow.wanted.slow_mode_s = 60;
    ASSERT_TRUE(submit(slow));
    ASSERT_TRUE(submit(into(to_send("bob", "one"), 1)));
    set_notify quiet{named("bob"), id_of(1), notify_level::mentions, {}, {}, clock_.now()};
    quiet.muted_until = clock_.now() + std::chrono::hours(1);
    ASSERT_TRUE(submit(quiet));
    reopen();
    EXPECT_EQ(code_of(submit(into(to_send("bob", "two"), 1))), errc::slow_mode);
    const auto states = reader().reads_of(named("bob")).value();
    const auto state = std::ranges::find(states, id_of(1), &read_state::channel);
    ASSERT_NE(state, states.end());
    EXPECT_EQ(state->notify.level, notify_level::mentions);
    EXPECT_EQ(state->notify.muted_until, quiet.muted_until);
    clock_.advance(std::chrono::seconds(61));
    EXPECT_TRUE(submit(into(to_send("bob", "two"), 1)));
}

TEST_P(store_contract, TheAuditTellsTheNewestFirst) {
    set_up_server();
    join("bob");
    join("cy");
    ASSERT_TRUE(submit(set_role{named("ada"), named("cy"), role::moderator, clock_.now()}));
    ASSERT_TRUE(submit(ban_member{named("cy"), named("bob"), true, clock_.now()}));
    ASSERT_TRUE(submit(ban_member{named("cy"), named("bob"), false, clock_.now()}));
    reopen();
    const auto entries = reader().audit(0, 2).value();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].what, "unbanned");
    EXPECT_EQ(entries[1].what, "banned");
    EXPECT_EQ(entries[1].by, named("cy"));
    EXPECT_EQ(entries[1].target, named("bob"));
    const auto earlier = reader().audit(entries[1].no, 10).value();
    ASSERT_EQ(earlier.size(), 1U);
    EXPECT_EQ(earlier[0].detail, "moderator");
}

TEST_P(store_contract, TheBannedStayOutUntilTheBanIsLifted) {
    set_up_server();
    join("bob");
    const auto link = [this] {
        create_link wanted{named("ada"), {}, clock_.now()};
        wanted.link.code = hash_secret("link");
        wanted.link.user = named("bob");
        wanted.link.expires = clock_.now() + std::chrono::hours(1);
        return submit(wanted);
    };
    ASSERT_TRUE(submit(ban_member{named("ada"), named("bob"), true, clock_.now()}));
    reopen();
    EXPECT_EQ(reader().banned().value(), std::vector{named("bob")});
    EXPECT_EQ(code_of(link()), errc::forbidden);
    ASSERT_TRUE(submit(ban_member{named("ada"), named("bob"), false, clock_.now()}));
    EXPECT_TRUE(reader().banned()->empty());
    ASSERT_TRUE(link());
    EXPECT_TRUE(submit(use_link{hash_secret("link"), {}, {}, clock_.now()}));
}

TEST_P(store_contract, WhatSomebodySaidLatelyIsFoundAndCleanedAtOnce) {
    set_up_server();
    join("bob");
    post("bob", "long ago");
    clock_.advance(std::chrono::hours(2));
    const wall_time since = clock_.now();
    const message lately = post("bob", "lately");
    post("ada", "by another");
    const auto ids = reader().messages_by(named("bob"), since, 10).value();
    EXPECT_EQ(ids, std::vector{lately.id});
    ASSERT_TRUE(submit(delete_messages_of{named("ada"), named("bob"), ids, clock_.now()}));
    EXPECT_TRUE(reader().messages_by(named("bob"), since, 10)->empty());
    EXPECT_TRUE(reader().message_by_id(lately.id).value()->deleted);
}

}  // namespace snug::contract
