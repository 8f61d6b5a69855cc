// There and back between the two backends, and what only this one can show of a move.
#include "store/mongo/move.hpp"

#include "store/contract/folded_store.hpp"
#include "store/contract/moving.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/holding_documents.hpp"
#include "store/mongo/open.hpp"
#include "store/mongo/test_set.hpp"
#include "store/move.hpp"
#include "store/sqlite/move.hpp"
#include "store/sqlite/open.hpp"
#include "store/sqlite/temp_folder.hpp"

#include <functional>
#include <set>
#include <thread>

namespace snug::mongo {

namespace {

class moving : public testing::Test {
protected:
    void SetUp() override {
        init_crypto();
        if (test_address().empty()) throw std::runtime_error(no_test_set);
    }

    result<moved> move(result<std::unique_ptr<move_source>> from,
                       result<std::unique_ptr<move_target>> to) {
        if (!from) return std::unexpected(from.error());
        if (!to) return std::unexpected(to.error());
        return move_everything(**from, **to, [](auto, auto, auto) {});
    }

    sqlite_options folder(const char* name) {
        return {.folder = folder_.path() / name, .clock = clock_.source()};
    }
    mongo_options there() {
        mongo_options made = database_.options;
        made.clock = clock_.source();
        return made;
    }

    contract::manual_clock clock_;
    sqlite::temp_folder folder_;
    test_database database_;
};

void wait_until(const std::function<bool()>& seen) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!seen()) {
        ASSERT_LT(std::chrono::steady_clock::now(), until);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

/// Of ada and of bob, in `home`.
std::vector<std::uint64_t> counts_of(reader& from) {
    std::vector<std::uint64_t> counts;
    for (const char* name : {"ada", "bob"}) {
        const read_state state = from.reads_of(contract::named(name))->front();
        counts.insert(counts.end(), {state.read_seq, state.unread, state.mentions});
    }
    return counts;
}

/// Behind the line that bob joined another program puts three messages there, changes its mind, and
/// takes one out again; two of ours speak of them.
void fill_from_outside(contract::opened& home,
                       database& theirs,
                       const contract::manual_clock& now) {
    complete_setup setup;
    setup.server_name = "The Snug";
    setup.owner = contract::named("ada");
    setup.at = now.now();
    ASSERT_TRUE(home.submit(setup));
    ASSERT_TRUE(home.submit(add_user{contract::named("bob"), "Bob", role::member, {}, now.now()}));
    const auto id_of = [](std::uint32_t no) {
        return make_message_id(from_ms(1'780'000'000'000), 0xABCDEF, 0x1122000000UL + no);
    };
    array all;
    for (std::uint32_t no = 1; no <= 3; ++no) {
        document one = of("_id", id_of(no));
        one.put("content", "number " + std::to_string(no) + " calls @bob");
        all.add(one.put("timestamp", from_ms(1'700'000'000'000 + no)).put("author", "ada"));
    }
    document command = of("insert", "home");
    theirs.write(command.put("documents", all));
    wait_until([&] { return home.reader().world()->channels.front().last_seq == 4; });
    for (const std::uint32_t no : {1U, 3U}) {
        send_message said;
        said.actor = contract::named("ada");
        said.channel = home_channel;
        said.content = "an answer";
        said.reply_to = id_of(no);
        said.at = now.now();
        ASSERT_TRUE(home.submit(said));
    }
    ASSERT_TRUE(
        home.submit(react{contract::named("bob"), home_channel, id_of(1), "👍", true, now.now()}));
    ASSERT_TRUE(
        home.submit(save_message{contract::named("bob"), home_channel, id_of(2), true, now.now()}));
    document statement = of("q", of("_id", id_of(3)));
    command = of("delete", "home");
    theirs.write(command.put("deletes", array().add(statement.put("limit", std::int32_t{1}))));
    wait_until([&] {
        const auto page = contract::all_messages(home.reader(), home_channel);
        return page.size() > 3 && page[3].deleted;
    });
}

}  // namespace

TEST_F(moving, GoesFromAFolderToASetAndBackWithoutADifference) {
    std::vector<std::string> before;
    position pos = 0;
    {
        contract::opened home(*open_sqlite(folder("first")));
        contract::furnish(home, clock_, 11);
        before = contract::all_that_shows(home.reader());
        pos = home.reader().head()->pos;
    }
    const auto gone = move(open_sqlite_source(folder("first").folder), open_mongo_target(there()));
    ASSERT_TRUE(gone) << gone.error().detail;
    std::string epoch;
    {
        contract::opened home(*open_mongo(there()));
        EXPECT_EQ(contract::all_that_shows(home.reader()), before);
        epoch = home.reader().head()->epoch;
    }
    const auto back = move(open_mongo_source(there()), open_sqlite_target(folder("second").folder));
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_EQ(gone->what.first_difference(back->what), "");
    contract::opened home(*open_sqlite(folder("second")));
    EXPECT_EQ(contract::all_that_shows(home.reader()), before);
    EXPECT_EQ(home.reader().head()->pos, pos);
    EXPECT_NE(home.reader().head()->epoch, epoch);
}

TEST_F(moving, KnowsEveryCollection) {
    open_mongo(there())->reset();
    client_pool pool(database_.options, patience::long_work);
    database on(pool, database_.options.database);
    const document reply = on.ask(document(of("listCollections", 1)).put("nameOnly", true));
    std::set<std::string> names;
    view(reply)
        .child("cursor")
        .child("firstBatch")
        .each_child([&](std::string_view, const view& one) { names.insert(one.text("name")); });
    std::set<std::string> known = {database_.options.home_collection};
    for (const collection_fate& one : collection_fates)
        known.emplace(one.collection);
    EXPECT_EQ(names, known);
}

TEST_F(moving, LeavesAloneWhatOthersPutIntoHome) {
    client_pool pool(database_.options, patience::long_work);
    database on(pool, database_.options.database);
    document command = of("insert", "home");
    on.write(command.put("documents", array().add(of("content", "hello"))));
    {
        contract::opened home(*open_sqlite(folder("first")));
        contract::furnish(home, clock_, 12);
    }
    const auto told = move(open_sqlite_source(folder("first").folder), open_mongo_target(there()));
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().code, errc::already_set_up);
    EXPECT_TRUE(on.find_one({"home"}));
    EXPECT_FALSE(on.find_one({coll::head}));
}

TEST_F(moving, CarriesWhatOthersWroteUnderTheirNames) {
    client_pool pool(database_.options, patience::long_work);
    database on(pool, database_.options.database);
    std::vector<std::uint64_t> counts;
    {
        contract::opened home(*open_mongo(there()));
        fill_from_outside(home, on, clock_);
        // The hole shows at once, what it called is taken off when the removal is taken in.
        wait_until([&] {
            counts = counts_of(home.reader());
            return counts.back() == 2;
        });
    }
    const auto out = move(open_mongo_source(there()), open_sqlite_target(folder("first").folder));
    ASSERT_TRUE(out) << out.error().detail;
    std::vector<std::string> shown;
    {
        contract::opened home(*open_sqlite(folder("first")));
        shown = contract::all_that_shows(home.reader());
        const auto said = contract::all_messages(home.reader(), home_channel);
        ASSERT_EQ(said.size(), 6U);
        EXPECT_EQ(said[1].content, "number 1 calls @bob");
        EXPECT_EQ(said[1].author, contract::named("ada"));
        EXPECT_TRUE(said[1].outside);
        EXPECT_EQ(said[1].at, from_ms(1'700'000'000'001));
        EXPECT_EQ(said[1].reactions.size(), 1U);
        EXPECT_TRUE(said[3].deleted);
        ASSERT_TRUE(said[4].reply_to && said[5].reply_to);
        EXPECT_EQ(said[4].reply_to->id, said[1].id);
        EXPECT_EQ(said[5].reply_to->seq, 4U);
        const auto mine =
            edit_message{contract::named("ada"), home_channel, said[1].id, "no", clock_.now()};
        EXPECT_EQ(contract::code_of(home.submit(mine)), errc::forbidden);
        EXPECT_EQ(home.reader().saved_of(contract::named("bob"), "", 10)->messages.size(), 1U);
        EXPECT_EQ(counts_of(home.reader()), counts);
    }
    const test_database second;
    mongo_options other = there();
    other.database = second.options.database;
    const auto back = move(open_sqlite_source(folder("first").folder), open_mongo_target(other));
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_EQ(out->what.first_difference(back->what), "");
    contract::opened home(*open_mongo(other));
    EXPECT_EQ(contract::all_that_shows(home.reader()), shown);
}

TEST_F(moving, IsLostByWhomAnotherMoveHasOvertaken) {
    {
        contract::opened home(*open_sqlite(folder("first")));
        contract::furnish(home, clock_, 13);
    }
    auto source = open_sqlite_source(folder("first").folder);
    auto slow = open_mongo_target(there());
    auto quick = open_mongo_target(there());
    ASSERT_TRUE(source && slow && quick);
    ASSERT_TRUE((*slow)->begin());
    ASSERT_TRUE(move_everything(**source, **quick, [](auto, auto, auto) {}));
    EXPECT_FALSE((*slow)->finish());
    EXPECT_TRUE(open_mongo(there()));
}

TEST_F(moving, SaysWhatIsWrongWithAnAddress) {
    mongo_options wrong = there();
    wrong.address = "mongodb://somebody:secret@127.0.0.1:1/?replicaSet=snug";
    const auto told = open_mongo_target(wrong);
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().code, errc::unavailable);
    EXPECT_EQ(told.error().detail.find("secret"), std::string::npos);
}

}  // namespace snug::mongo
