// There and back between the two backends, and what only this one can show of a move.
#include "store/mongo/move.hpp"

#include "store/contract/moving.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/holding_documents.hpp"
#include "store/mongo/open.hpp"
#include "store/mongo/test_set.hpp"
#include "store/move.hpp"
#include "store/sqlite/move.hpp"
#include "store/sqlite/open.hpp"
#include "store/sqlite/temp_folder.hpp"

#include <set>

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
