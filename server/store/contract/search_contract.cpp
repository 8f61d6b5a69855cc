// Searching: what was acknowledged is found, what was taken back is not, and nobody finds what he
// does not see.
#include "base/limits.hpp"
#include "store/contract/harness.hpp"

#include <algorithm>

namespace snug::contract {

namespace {

const channel_id attic{std::string("attic0000000")};

search_request to_search(const std::string& who, const std::string& line, std::size_t limit = 50) {
    search_request wanted;
    wanted.viewer = named(who);
    wanted.what = parse_search(line).value();
    wanted.limit = limit;
    return wanted;
}

std::vector<std::string> contents(const result<search_page>& page) {
    std::vector<std::string> found;
    if (!page) return {"refused"};
    for (const message& one : page->messages)
        found.push_back(one.content);
    return found;
}

using texts = std::vector<std::string>;

}  // namespace

TEST_P(store_contract, ASearchFindsPartsOfWordsTheNewestFirst) {
    set_up_server();
    post("ada", "the oven is cold");
    clock_.advance(std::chrono::seconds(1));
    post("ada", "two ovens, 京都で");
    clock_.advance(std::chrono::seconds(1));
    post("ada", "no stove");
    for (const bool reopened : {false, true}) {
        if (reopened) reopen();
        EXPECT_EQ(contents(reader().search(to_search("ada", "oven"))),
                  (texts{"two ovens, 京都で", "the oven is cold"}));
        EXPECT_EQ(contents(reader().search(to_search("ada", "京都"))), texts{"two ovens, 京都で"});
        EXPECT_EQ(contents(reader().search(to_search("ada", "ove cold"))),
                  texts{"the oven is cold"});
        EXPECT_EQ(contents(reader().search(to_search("ada", "kettle"))), texts{});
    }
}

TEST_P(store_contract, WhatWasEditedOrDeletedIsNotFoundByItsOldWords) {
    set_up_server();
    const message one = post("ada", "the secret oven");
    const message two = post("ada", "another secret");
    ASSERT_TRUE(submit(edit_message{named("ada"), home_channel, one.id, "the oven", clock_.now()}));
    ASSERT_TRUE(submit(delete_message{named("ada"), home_channel, two.id, clock_.now()}));
    for (const bool reopened : {false, true}) {
        if (reopened) reopen();
        EXPECT_EQ(contents(reader().search(to_search("ada", "secret"))), texts{});
        EXPECT_EQ(contents(reader().search(to_search("ada", "oven"))), texts{"the oven"});
    }
}

TEST_P(store_contract, NobodyFindsWhatHeDoesNotSee) {
    set_up_server();
    join("bob");
    join("gil", role::guest);
    create_channel wanted{named("bob"), {}, clock_.now()};
    wanted.wanted.id = attic;
    wanted.wanted.name = "attic";
    wanted.wanted.is_private = true;
    ASSERT_TRUE(submit(wanted));
    send_message hidden = to_send("bob", "the key is under the mat");
    hidden.channel = attic;
    ASSERT_TRUE(submit(hidden));
    post("ada", "no key here");
    EXPECT_EQ(contents(reader().search(to_search("ada", "key"))), texts{"no key here"});
    EXPECT_EQ(reader().search(to_search("bob", "key"))->messages.size(), 2U);
    search_request there = to_search("ada", "key");
    there.in = std::vector{attic};
    EXPECT_EQ(contents(reader().search(there)), texts{});
    there.viewer = named("bob");
    EXPECT_EQ(contents(reader().search(there)), texts{"the key is under the mat"});
    ASSERT_TRUE(submit(put_out{named("ada"), home_channel, named("gil"), clock_.now()}));
    EXPECT_EQ(contents(reader().search(to_search("gil", "key"))), texts{});
    EXPECT_EQ(code_of(reader().search(to_search("zoe", "key"))), errc::not_found);
    ASSERT_TRUE(submit(delete_channel{named("ada"), attic, clock_.now()}).error().code ==
                errc::not_found);
}

TEST_P(store_contract, ASearchKnowsWhoWhomWhenAndWhat) {
    set_up_server();
    join("bob");
    const message first = post("ada", "look, @bob: https://snug.example");
    clock_.advance(std::chrono::hours(48));
    post("bob", "`code` for @ada");
    ASSERT_TRUE(submit(pin_message{named("ada"), home_channel, first.id, true, clock_.now()}));
    const std::string between = to_iso8601(clock_.now() - std::chrono::hours(1));
    const texts his = {"`code` for @ada"};
    const texts hers = {"look, @bob: https://snug.example"};
    for (const char* line : {"from:ada", "mentions:bob", "has:link", "has:pin"})
        EXPECT_EQ(contents(reader().search(to_search("ada", line))), hers) << line;
    EXPECT_EQ(contents(reader().search(to_search("ada", "before:" + between))), hers);
    EXPECT_EQ(contents(reader().search(to_search("ada", "after:" + between))), his);
    for (const char* line : {"from:bob", "has:code", "mentions:ada from:bob code"})
        EXPECT_EQ(contents(reader().search(to_search("ada", line))), his) << line;
    EXPECT_EQ(reader().search(to_search("ada", "from:ada from:bob"))->messages.size(), 2U);
    EXPECT_EQ(contents(reader().search(to_search("ada", "from:nobody"))), texts{});
}

TEST_P(store_contract, PagesOfASearchComeTogetherWithoutHolesOrDoubles) {
    set_up_server();
    constexpr int posts = 700;
    std::vector<intent> wanted;
    for (int i = 0; i < posts; ++i) {
        clock_.advance(std::chrono::milliseconds(i % 3));
        wanted.emplace_back(to_send("ada", "needle " + std::to_string(i)));
    }
    for (const auto& answer : now().submit_together(std::move(wanted)))
        ASSERT_TRUE(answer);
    search_request asked = to_search("ada", "needle", 64);
    std::vector<sequence> seqs;
    for (int page = 0; page < posts; ++page) {
        const auto told = reader().search(asked);
        ASSERT_TRUE(told);
        for (const message& one : told->messages)
            seqs.push_back(one.seq);
        if (told->next.empty()) break;
        asked.before = told->next;
    }
    EXPECT_EQ(seqs.size(), static_cast<std::size_t>(posts));
    EXPECT_TRUE(std::ranges::is_sorted(seqs, std::greater()));
    EXPECT_EQ(std::ranges::adjacent_find(seqs), seqs.end());
    asked.before = "not a page";
    EXPECT_EQ(code_of(reader().search(asked)), errc::invalid_field);
}

TEST_P(store_contract, AHitComesWithWhatWasSaidRightBehindIt) {
    set_up_server();
    post("ada", "is there an oven?");
    post("ada", "yes");
    const auto told = reader().search(to_search("ada", "oven"));
    ASSERT_TRUE(told);
    ASSERT_EQ(told->following.size(), 1U);
    EXPECT_EQ(told->following[0].content, "yes");
}

}  // namespace snug::contract
