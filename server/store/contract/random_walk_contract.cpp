// The property that guards everything: whoever folds the feed knows what a fresh view shows,
// whatever people do, in whatever groups, across restarts. The walk is seeded, so a failure can be
// walked again.
#include "store/contract/folded_store.hpp"
#include "store/contract/harness.hpp"
#include "store/contract/walk.hpp"

#include <random>

namespace snug::contract {

TEST_P(store_contract, ARandomWalkKeepsOldViewPlusEventsEqualToAFreshView) {
    constexpr int rounds = 140;
    constexpr unsigned seed = 20260301;
    set_up_server();
    join("bob", role::moderator);
    join("cy");
    join("gil", role::guest);
    walk walker(seed, clock_);
    std::mt19937 sizes(seed);
    folded_store told;
    std::size_t folded = 0;
    std::size_t accepted = 0;
    const auto listen = [&] {
        const auto heard = now().heard();
        for (; folded < heard.size(); ++folded) {
            told.fold(heard[folded]);
            walker.saw(heard[folded].what);
        }
    };
    listen();
    for (int round = 0; round < rounds; ++round) {
        std::vector<intent> group;
        for (unsigned i = 0; i < 1 + sizes() % 40; ++i)
            group.push_back(walker.next());
        for (const auto& answer : now().submit_together(std::move(group))) {
            if (answer) ++accepted;
            EXPECT_NE(code_of(answer), errc::internal);
        }
        listen();
        if (round % 10 != 9) continue;
        told.expect_same_as(reader());
        told.expect_same_reads_as(reader());
        if (HasFatalFailure()) return;
        reopen();
        folded = 0;  // a new feed begins with nothing
    }
    EXPECT_GT(accepted, 200U);  // else the walk proves little
    EXPECT_GT(told.members().size(), 2U);

    folded_store replayed;
    for (position pos = 0;;) {
        const auto batch = reader().log_after(pos, 50);
        ASSERT_TRUE(batch);
        if (batch->empty()) break;
        for (const committed& one : *batch)
            replayed.fold(one);
        pos = batch->back().pos;
    }
    replayed.expect_same_as(reader());
}

}  // namespace snug::contract
