// A node that was away for longer than the log reaches back.
#include "store/contract/harness.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/mongo_feed.hpp"
#include "store/mongo/open.hpp"
#include "store/mongo/test_set.hpp"

#include <gtest/gtest.h>

#include <future>

namespace snug::mongo {

namespace {

using contract::named;
using contract::opened;

}  // namespace

// It asked for the missing groups again and again, for ever, and its streams stood still.
TEST(LeftBehind, IsToldOnceAndNobodyWaitsForTheFeedAnyMore) {
    init_crypto();
    ASSERT_FALSE(test_address().empty()) << no_test_set;
    const test_database database;
    auto made = open_mongo(database.options);
    ASSERT_TRUE(made) << made.error().detail;
    opened node(std::move(*made));
    complete_setup setup;
    setup.owner = named("ada");
    setup.server_name = "The Snug";
    ASSERT_TRUE(node.submit(setup));
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(node.submit(update_profile{named("ada"), "Ada " + std::to_string(i), {}, {}}));

    client_pool pool(database.options, patience::usual);
    snug::mongo::database on(pool, database.options.database);
    document command = of("delete", coll::log);
    document statement = of("q", of("_id", of("$lte", 2)));
    on.write(command.put("deletes", array().add(statement.put("limit", 0))));

    std::promise<void> told;
    outside_news nobody_looks;
    mongo_feed late(pool, database.options, "late", head_state{}, nobody_looks);
    late.on_left_behind([&told] { told.set_value(); });
    ASSERT_EQ(told.get_future().wait_for(told_within), std::future_status::ready);
    EXPECT_FALSE(late.is_following());
    bool answered = false;
    late.when_heard(100, [&answered] { answered = true; });
    EXPECT_TRUE(answered);
    EXPECT_TRUE(late.await_heard(100, std::chrono::milliseconds(0)));

    std::promise<void> told_again;
    late.on_left_behind([&told_again] { told_again.set_value(); });
    EXPECT_EQ(told_again.get_future().wait_for(told_within), std::future_status::ready);
}

}  // namespace snug::mongo
