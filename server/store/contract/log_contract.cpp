#include "store/contract/folded_store.hpp"
#include "store/contract/harness.hpp"

namespace snug::contract {

namespace {

std::vector<committed> whole_log(reader& from, position after = 0) {
    std::vector<committed> all;
    while (true) {
        const auto batch = from.log_after(after, 7);  // small, so that the seams are tried
        EXPECT_TRUE(batch);
        if (!batch || batch->empty()) return all;
        EXPECT_LE(batch->size(), 7U);
        after = batch->back().pos;
        all.insert(all.end(), batch->begin(), batch->end());
    }
}

}  // namespace

TEST_P(store_contract, TheFeedTellsEveryChangeOnceInOrderBeforeTheAnswer) {
    set_up_server();
    join("bob");
    for (int i = 0; i < 20; ++i) {
        const message sent = post("bob", "hello");
        const auto heard = now().heard();
        ASSERT_FALSE(heard.empty());
        // The post itself and, after it, its author's read mark.
        const auto* last = std::get_if<message_posted>(&heard[heard.size() - 2].what);
        ASSERT_NE(last, nullptr);
        EXPECT_EQ(last->message, sent);
    }
    position pos = 0;
    for (const committed& one : now().heard()) {
        EXPECT_EQ(one.pos != 0, is_logged(one.what));
        if (one.pos == 0) continue;
        EXPECT_EQ(one.pos, ++pos);
    }
    EXPECT_EQ(pos, reader().head()->pos);
}

TEST_P(store_contract, ARefusalIsNotToldByTheFeed) {
    set_up_server();
    const std::size_t before = now().heard_group_sizes().size();
    EXPECT_FALSE(submit(to_send("nobody", "hello")));
    EXPECT_EQ(now().heard_group_sizes().size(), before);
}

TEST_P(store_contract, WhatIsQueuedTogetherIsCommittedTogether) {
    set_up_server();
    std::vector<intent> posts;
    for (int i = 0; i < 30; ++i)
        posts.emplace_back(to_send("ada", "hello"));
    now().submit_together(std::move(posts));
    EXPECT_EQ(now().heard_group_sizes().back(), 60U);  // with a read mark each
}

TEST_P(store_contract, TheLogShowsThingsAsTheyAreNow) {
    set_up_server();
    join("bob");
    const message edited = post("ada", "first words");
    const message deleted = post("ada", "regretted");
    ASSERT_TRUE(
        submit(edit_message{named("ada"), home_channel, edited.id, "better", clock_.now()}));
    ASSERT_TRUE(submit(delete_message{named("ada"), home_channel, deleted.id, clock_.now()}));
    ASSERT_TRUE(submit(remove_member{named("ada"), named("bob"), clock_.now()}));
    for (const committed& one : whole_log(reader())) {
        if (const auto* posted = std::get_if<message_posted>(&one.what)) {
            EXPECT_NE(posted->message.content, "first words");
            EXPECT_NE(posted->message.id, deleted.id);
        }
        if (const auto* joined = std::get_if<member_joined>(&one.what)) {
            EXPECT_NE(joined->member.name, named("bob"));
        }
    }
}

TEST_P(store_contract, AnEarlierViewAndTheLogGiveAFreshView) {
    set_up_server();
    folded_store from_nothing;
    folded_store from_setup(reader());
    join("bob");
    join("gil", role::guest);
    const message first = post("ada", "hello");
    post("gil", "hello");
    ASSERT_TRUE(submit(edit_message{named("ada"), home_channel, first.id, "better", clock_.now()}));
    ASSERT_TRUE(submit(remove_member{named("ada"), named("gil"), clock_.now()}));
    ASSERT_TRUE(submit(set_role{named("ada"), named("bob"), role::moderator}));
    reopen();
    for (const committed& one : whole_log(reader()))
        from_nothing.fold(one);
    for (const committed& one : whole_log(reader(), from_setup.pos()))
        from_setup.fold(one);
    from_nothing.expect_same_as(reader());
    from_setup.expect_same_as(reader());
}

TEST_P(store_contract, TheLogAfterTheHeadIsEmpty) {
    set_up_server();
    const position head = reader().head()->pos;
    EXPECT_TRUE(reader().log_after(head, 10)->empty());
    EXPECT_TRUE(reader().log_after(head + 1'000, 10)->empty());
}

TEST_P(store_contract, OldLogEntriesGoButNotTheYoungOrTheLast) {
    log_entries_min_ = 50;
    reopen();
    set_up_server();
    for (int i = 0; i < 100; ++i)
        post("ada", "old");
    EXPECT_EQ(reader().head()->pruned_to, 0U);  // all young
    clock_.advance(std::chrono::hours(8 * 24));
    for (int i = 0; i < 40; ++i)
        post("ada", "new");
    const auto head = reader().head();
    EXPECT_GT(head->pruned_to, 0U);
    EXPECT_EQ(head->pruned_to, head->pos - 50);
    EXPECT_EQ(code_of(reader().log_after(head->pruned_to - 1, 10)), errc::not_found);
    const auto rest = reader().log_after(head->pruned_to, 1'000);
    ASSERT_TRUE(rest);
    EXPECT_EQ(rest->size(), 50U);
    EXPECT_EQ(rest->front().pos, head->pruned_to + 1);
    reopen();
    EXPECT_EQ(reader().head()->pruned_to, head->pruned_to);
    EXPECT_EQ(all_messages(reader(), home_channel).size(), 140U);
}

TEST_P(store_contract, PositionsGoOnWhenTheClockIsSetBack) {
    set_up_server();
    const message before = post("ada", "today");
    clock_.advance(-std::chrono::hours(400 * 24));
    const message after = post("ada", "long ago");
    EXPECT_EQ(after.seq, before.seq + 1);
    EXPECT_GT(after.rev, before.rev);
    reopen();
    EXPECT_EQ(all_messages(reader(), home_channel).back(), after);
}

}  // namespace snug::contract
