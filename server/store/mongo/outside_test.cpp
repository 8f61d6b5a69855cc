// What others do in `home` without asking, with two nodes on one set: each node tells it once, in
// the same order, and what cannot be taken in disturbs nobody.
#include "base/limits.hpp"
#include "store/contract/folded_store.hpp"
#include "store/contract/harness.hpp"
#include "store/mongo/bare_document.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/open.hpp"
#include "store/mongo/test_set.hpp"

#include <algorithm>
#include <functional>
#include <thread>

namespace snug::mongo {

namespace {

using contract::named;
using contract::opened;

/// As drivers make them: the time, then what nobody else has.
message_id foreign_id(std::uint32_t no) {
    return make_message_id(from_ms(1'780'000'000'000), 0xABCDEF, 0x1122000000UL + no);
}

class outside_documents : public testing::Test {
protected:
    void SetUp() override {
        init_crypto();
        ASSERT_FALSE(test_address().empty()) << no_test_set;
        open_both();
        complete_setup setup;
        setup.owner = named("ada");
        setup.server_name = "The Snug";
        setup.at = clock_.now();
        ASSERT_TRUE(a_->submit(setup));
        pool_ = std::make_unique<client_pool>(database_.options, patience::usual);
        theirs_ = std::make_unique<database>(*pool_, database_.options.database);
    }
    void TearDown() override {
        theirs_.reset();
        pool_.reset();
    }

    void open_both() {
        a_ = open();
        b_ = open();
    }
    void close_both() {
        a_.reset();
        b_.reset();
    }
    std::unique_ptr<opened> open() {
        mongo_options options = database_.options;
        options.clock = clock_.source();
        auto made = open_mongo(options);
        if (!made) throw std::runtime_error(made.error().detail);
        return std::make_unique<opened>(std::move(*made));
    }

    static document bare(std::uint32_t no, const std::string& content) {
        document made;
        made.put("_id", foreign_id(no)).put("content", content);
        made.put("timestamp", from_ms(1'700'000'000'000 + no)).put("author", "somebody else");
        return made;
    }
    void put(const document& one) {
        document command = of("insert", "home");
        theirs_->write(command.put("documents", array().add(one)));
    }
    void change(const message_id& id, const document& how) {
        document statement = of("q", of("_id", id));
        document command = of("update", "home");
        theirs_->write(command.put("updates", array().add(statement.put("u", how))));
    }
    void remove(const message_id& id) {
        document statement = of("q", of("_id", id));
        document command = of("delete", "home");
        theirs_->write(
            command.put("deletes", array().add(statement.put("limit", std::int32_t{1}))));
    }

    result<outcome> say(opened& node, const std::string& content) {
        send_message wanted;
        wanted.actor = named("ada");
        wanted.channel = home_channel;
        wanted.content = content;
        wanted.at = clock_.now();
        return node.submit(wanted);
    }

    /// Waits for what happens on other threads and for nothing else.
    static void wait_for(const std::string& what, const std::function<bool()>& seen) {
        const auto until = std::chrono::steady_clock::now() + told_within;
        while (!seen()) {
            if (std::chrono::steady_clock::now() > until) {
                ADD_FAILURE() << "never seen: " << what;
                return;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }
    static std::vector<message> posted_from_outside(const opened& node) {
        std::vector<message> found;
        for (const committed& one : node.heard()) {
            const auto* posted = std::get_if<message_posted>(&one.what);
            if (posted != nullptr && posted->message.outside) found.push_back(posted->message);
        }
        return found;
    }
    static void wait_for_posts(const opened& node, std::size_t count) {
        wait_for(std::to_string(count) + " messages from outside",
                 [&] { return posted_from_outside(node).size() >= count; });
    }
    template <class Change>
    static std::size_t count_of(const opened& node) {
        return static_cast<std::size_t>(std::ranges::count_if(
            node.heard(), [](const committed& one) { return is<Change>(one); }));
    }
    template <class Change>
    static bool is(const committed& one) {
        return std::holds_alternative<Change>(one.what);
    }
    template <class Change>
    void wait_for_both(std::size_t count) {
        for (const opened* node : {a_.get(), b_.get()}) {
            wait_for("a change on each node", [&] { return count_of<Change>(*node) >= count; });
        }
    }
    std::int64_t refused() {
        document command = of("count", "home");
        command.put("query", of("snug_refused", of("$exists", true)));
        return view(theirs_->ask(command)).number("n");
    }

    /// Everything that was noticed has been looked at, by both nodes: something that came later
    /// has.
    void settle(std::uint32_t marker) {
        put(bare(marker, "the last one"));
        for (const opened* node : {a_.get(), b_.get()}) {
            wait_for("the last one", [&] {
                return std::ranges::any_of(posted_from_outside(*node), [&](const message& one) {
                    return one.id == foreign_id(marker);
                });
            });
        }
    }
    void expect_same_everywhere() {
        ASSERT_TRUE(say(*a_, "the last word"));
        const position head = a_->reader().head()->pos;
        for (const opened* node : {a_.get(), b_.get()}) {
            wait_for("the head", [&] {
                return std::ranges::any_of(node->heard(),
                                           [&](const committed& one) { return one.pos == head; });
            });
            contract::folded_store told;
            position last = 0;
            for (const committed& one : node->heard()) {
                if (one.pos != 0) {
                    EXPECT_EQ(one.pos, ++last);
                }
                told.fold(one);
            }
            told.expect_same_as(a_->reader());
        }
        expect_no_holes();
    }
    void expect_no_holes() {
        sequence seq = 0;
        for (const message& one : contract::all_messages(b_->reader(), home_channel))
            EXPECT_EQ(one.seq, ++seq);
        EXPECT_EQ(seq, a_->reader().world()->channels.front().last_seq);
    }

    contract::manual_clock clock_;
    test_database database_;
    std::unique_ptr<client_pool> pool_;
    std::unique_ptr<database> theirs_;
    std::unique_ptr<opened> a_;
    std::unique_ptr<opened> b_;
};

}  // namespace

TEST_F(outside_documents, ComeOnceAndInOrderOnEveryNode) {
    for (std::uint32_t i = 0; i < 30; ++i) {
        put(bare(i, "hello " + std::to_string(i)));
        if (i % 5 != 0) continue;
        ASSERT_TRUE(say(i % 2 == 0 ? *a_ : *b_, "and ours"));
    }
    wait_for_posts(*a_, 30);
    wait_for_posts(*b_, 30);
    expect_same_everywhere();
    const auto told = posted_from_outside(*a_);
    ASSERT_EQ(told.size(), 30U);
    for (std::uint32_t i = 0; i < 30; ++i) {
        EXPECT_EQ(told[i].id, foreign_id(i));
        EXPECT_EQ(told[i].content, "hello " + std::to_string(i));
        EXPECT_EQ(told[i].author, username("somebody else"));
        EXPECT_EQ(told[i].at, from_ms(1'700'000'000'000 + i));
    }
}

TEST_F(outside_documents, OfATimeWhenNobodyWasHereAreTakenInAtTheStart) {
    put(bare(1, "before"));
    wait_for_posts(*a_, 1);
    ASSERT_TRUE(say(*a_, "good night"));
    close_both();
    put(bare(2, "while they were away"));
    change(foreign_id(1), of("$set", of("content", "changed while they were away")));
    open_both();
    const auto now = [&](std::uint32_t no) {
        const auto found = a_->reader().message_by_id(foreign_id(no));
        return found && *found ? **found : message();
    };
    // Who listens from when on is chance: it may all be done before.
    wait_for("what was put there", [&] { return now(2).content == "while they were away"; });
    wait_for("what was changed", [&] { return now(1).edited.has_value(); });
    EXPECT_EQ(now(1).content, "changed while they were away");
    settle(9);
    EXPECT_LE(count_of<message_edited>(*a_), 1U);
    EXPECT_EQ(now(2).seq, now(1).seq + 2);
    expect_no_holes();
}

TEST_F(outside_documents, ThatLayThereBeforeTheSetupAreTakenInAfterIt) {
    close_both();
    theirs_->write(of("dropDatabase", 1));
    open_both();
    put(bare(1, "early"));
    complete_setup setup;
    setup.owner = named("ada");
    setup.server_name = "The Snug";
    setup.at = clock_.now();
    ASSERT_TRUE(a_->submit(setup));
    wait_for_posts(*b_, 1);
}

TEST_F(outside_documents, MayBeChangedReplacedAndRemovedByOthers) {
    for (std::uint32_t i = 1; i <= 3; ++i)
        put(bare(i, "as it was"));
    wait_for_posts(*a_, 3);
    wait_for_posts(*b_, 3);
    change(foreign_id(1), of("$set", of("content", "changed")));
    change(foreign_id(2), bare(2, "replaced, all our fields gone"));
    remove(foreign_id(3));
    wait_for_both<message_edited>(2);
    wait_for_both<message_deleted>(1);
    settle(9);
    for (const opened* node : {a_.get(), b_.get()}) {
        EXPECT_EQ(count_of<message_edited>(*node), 2U);
        EXPECT_EQ(count_of<message_deleted>(*node), 1U);
    }
    expect_same_everywhere();
}

TEST_F(outside_documents, OursThatOthersChangeAreNoLongerTheirAuthors) {
    const auto said = say(*a_, "my own words");
    ASSERT_TRUE(said);
    const message_id id = said->message->id;
    change(id, of("$set", of("content", "put into my mouth")));
    wait_for_both<message_edited>(1);
    const auto now = b_->reader().message_by_id(id);
    ASSERT_TRUE(now && *now);
    EXPECT_TRUE((*now)->outside);
    EXPECT_EQ((*now)->content, "put into my mouth");
    const auto mine = edit_message{named("ada"), home_channel, id, "no", clock_.now()};
    EXPECT_EQ(contract::code_of(a_->submit(mine)), errc::forbidden);
    remove(id);
    wait_for_both<message_deleted>(1);
    expect_same_everywhere();
}

TEST_F(outside_documents, MayBeReactedToPinnedAndDeletedByModerators) {
    put(bare(1, "hello @ada and @everyone"));
    wait_for_posts(*a_, 1);
    wait_for_posts(*b_, 1);
    EXPECT_EQ(posted_from_outside(*b_).front().mentions, std::vector<std::string>{"ada"});
    const message_id id = foreign_id(1);
    ASSERT_TRUE(a_->submit(react{named("ada"), home_channel, id, "👍", true, clock_.now()}));
    ASSERT_TRUE(b_->submit(pin_message{named("ada"), home_channel, id, true, clock_.now()}));
    expect_same_everywhere();
    ASSERT_TRUE(b_->submit(delete_message{named("ada"), home_channel, id, clock_.now()}));
    expect_same_everywhere();
}

TEST_F(outside_documents, ThatCannotBeTakenInAreSetAsideAndDisturbNobody) {
    document nested = of("deep", 1);
    for (int i = 0; i < 90; ++i)
        nested = of("deep", nested);
    std::vector<document> all;
    const auto next = [&](const std::function<void(document&)>& fill) {
        document& made = all.emplace_back();
        made.put("_id", foreign_id(100 + static_cast<std::uint32_t>(all.size())));
        fill(made);
    };
    next([](document& d) { d.put("content", 5).put("author", "x"); });
    next([](document& d) { d.put("content", "no author"); });
    next([&](document& d) { d.put("content", nested).put("author", "x"); });
    next([&](document& d) { d.put("content", "author is a document").put("author", nested); });
    next([](document& d) { d.put("content", std::string(5'000, 'x')).put("author", "x"); });
    next([](document& d) { d.put("content", std::string(15'000'000, 'x')).put("author", "x"); });
    next([](document& d) { d.put("content", "\x01\x02").put("author", "x"); });
    next([](document& d) { d.put("content", "long name").put("author", std::string(65, 'x')); });
    next([](document& d) { d.put("content", of("$gt", "")).put("author", of("$ne", 1)); });
    next([](document& d) { d.put("content", "ours?").put("author", "x").put("author_id", 1); });
    next([](document& d) { d.put("content", "ours?").put("author", "x").put("rev", 1); });
    for (const document& one : all)
        put(one);
    document odd = of("_id", "a text");
    put(odd.put("content", "an _id of another kind").put("author", "x"));
    settle(500);
    EXPECT_EQ(posted_from_outside(*a_).size(), 1U);
    wait_for("marks", [&] { return refused() == static_cast<std::int64_t>(all.size()) + 1; });
    expect_same_everywhere();
}

TEST_F(outside_documents, WithoutAReadableTimeHaveThatOfTheirId) {
    document one = of("_id", foreign_id(1));
    put(one.put("content", "no time").put("author", "x"));
    document two = of("_id", foreign_id(2));
    put(two.put("content", "a text")
            .put("author", "x")
            .put("timestamp", "2024-02-03T04:05:06.007Z"));
    document three = of("_id", foreign_id(3));
    put(three.put("content", "a year").put("author", "x").put("timestamp", from_ms(INT64_MAX / 2)));
    wait_for_posts(*a_, 3);
    const auto told = posted_from_outside(*a_);
    EXPECT_EQ(told[0].at, from_ms(1'780'000'000'000));
    EXPECT_EQ(to_iso8601(told[1].at), "2024-02-03T04:05:06.007Z");
    EXPECT_EQ(told[2].at, from_ms(1'780'000'000'000));
    expect_same_everywhere();
}

// One that bore the number of our next message stopped all posts until somebody took it out by
// hand.
TEST_F(outside_documents, ThatTakeOurNextNumberGiveItBack) {
    const sequence last = a_->reader().world()->channels.front().last_seq;
    for (std::uint32_t i = 1; i <= 3; ++i) {
        document forged = bare(i, "in the way");
        put(forged.put("channel", "home").put("seq", last + i).put("rev", 1'000));
    }
    ASSERT_TRUE(say(*a_, "excuse me"));
    ASSERT_TRUE(say(*b_, "thank you"));
    ASSERT_TRUE(say(*a_, "and once more"));  // a look may have come before the third was there
    wait_for("marks", [&] { return refused() == 3; });
    expect_same_everywhere();
}

TEST_F(outside_documents, ThatComeBackAfterTheirRemovalAreSetAside) {
    put(bare(1, "first"));
    wait_for_posts(*a_, 1);
    remove(foreign_id(1));
    wait_for_both<message_deleted>(1);
    put(bare(1, "second"));
    settle(9);
    wait_for("marks", [&] { return refused() == 1; });
    EXPECT_EQ(posted_from_outside(*a_).size(), 2U);
    expect_same_everywhere();
}

TEST_F(outside_documents, ThatAreMendedAreTakenInAfterAll) {
    document broken = of("_id", foreign_id(1));
    put(broken.put("content", 7).put("author", "x"));
    wait_for("a mark", [&] { return refused() == 1; });
    change(foreign_id(1), of("$set", of("content", "seven")));
    wait_for_posts(*a_, 1);
    EXPECT_EQ(refused(), 0);
    change(foreign_id(1), of("$set", of("content", 7)));
    wait_for_both<message_deleted>(1);
    expect_same_everywhere();
}

TEST_F(outside_documents, AreTakenInSoonAfterANodeDiedWithTheHeadInItsHands) {
    const dead_node dead(database_.options);
    put(bare(1, "said to nobody else"));
    wait_for_posts(*a_, 1);
    wait_for_posts(*b_, 1);
}

TEST_F(outside_documents, InGreatNumbersComeAllAndLetOthersThrough) {
    constexpr std::uint32_t many = 1'000;
    array rows;
    for (std::uint32_t i = 0; i < many; ++i)
        rows.add(bare(i, "line " + std::to_string(i)));
    document command = of("insert", "home");
    theirs_->write(command.put("documents", rows));
    for (int i = 0; i < 20; ++i)
        ASSERT_TRUE(say(*b_, "in between"));
    wait_for_posts(*a_, many);
    wait_for_posts(*b_, many);
    expect_same_everywhere();
    EXPECT_EQ(posted_from_outside(*a_).size(), many);
}

}  // namespace snug::mongo
