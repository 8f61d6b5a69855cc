// What only this backend can show of a move: its tables and columns, damaged and foreign folders.
#include "store/move.hpp"

#include "store/contract/moving.hpp"
#include "store/sqlite/holding_rows.hpp"
#include "store/sqlite/move.hpp"
#include "store/sqlite/statement.hpp"
#include "store/sqlite/test_store.hpp"

#include <fstream>
#include <map>
#include <set>

namespace snug::sqlite {

namespace {

namespace fs = std::filesystem;

std::set<std::string> tables_of(connection& on) {
    std::set<std::string> names;
    statement query(on,
                    "SELECT name FROM sqlite_schema WHERE type = 'table' "
                    "AND name NOT LIKE 'sqlite_%'");
    for (auto row = query.query(); row.next();)
        names.emplace(row.text(0));
    return names;
}

/// Columns that are other elsewhere by what they are; a table under "" is not compared at all.
const std::map<std::string, std::set<std::string>>& differing() {
    static const std::map<std::string, std::set<std::string>> columns = {
        {"head", {"epoch", "pruned_to", "marked_to", "probes", "file"}},
        {"log", {""}},    // a moved store has a new epoch
        {"emoji", {""}},  // texts under new numbers; `reactions` is compared by the reader
        {"reads", {""}},  // some marks stand in the log; compared by the reader
        {"reactions", {"emoji"}},
        {"own_emoji", {"no"}},
        {"attachments", {"no"}},
        {"versions", {"rev"}},          // their order counts
        {"channel_members", {"since"}}  // the same
        ,
        {"nonces", {"no"}},
    };
    return columns;
}

/// What hangs on a deleted channel stays behind.
std::string condition_of(const std::string& table) {
    const std::string there = "(SELECT no FROM channels WHERE gone IS NULL)";
    if (table == "attachments") return "mid IS NULL OR mid >> 40 IN " + there;
    if (table == "channels" || table == "own_emoji")
        return table == "channels" ? "gone IS NULL" : "gone = 0";
    if (table == "channel_members" || table == "notify" || table == "slow_posts")
        return "channel IN " + there;
    static const std::set<std::string> with_mid = {
        "messages", "versions", "reactions", "mentions", "broadcasts", "saved", "nonces"};
    return with_mid.contains(table) ? "mid >> 40 IN " + there : "1";
}

std::multiset<std::string> rows_of(connection& on, const std::string& table) {
    std::string columns;
    statement info(on, "SELECT name FROM pragma_table_info(?1)");
    const auto skipped = differing().find(table);
    for (auto row = info.query(table); row.next();) {
        const std::string name(row.text(0));
        if (skipped != differing().end() && skipped->second.contains(name)) continue;
        columns += (columns.empty() ? "" : " || '|' || ") + ("quote(" + name + ")");
    }
    std::multiset<std::string> rows;
    statement query(on, "SELECT " + columns + " FROM " + table + " WHERE " + condition_of(table));
    for (auto row = query.query(); row.next();)
        rows.emplace(row.text(0));
    return rows;
}

class moving : public testing::Test {
protected:
    void SetUp() override {
        init_crypto();
        contract::opened home(*open_sqlite(options(from_)));
        contract::furnish(home, clock_, 7);
    }

    sqlite_options options(const fs::path& folder) {
        return {.folder = folder, .clock = clock_.source()};
    }

    result<moved> move() {
        auto source = open_sqlite_source(from_);
        if (!source) return std::unexpected(source.error());
        auto target = open_sqlite_target(to_);
        if (!target) return std::unexpected(target.error());
        return move_everything(**source, **target, [](auto, auto, auto) {});
    }

    void spoil(const char* sql) {
        connection raw((from_ / "snug.db").string(), access::writing);
        raw.execute("PRAGMA foreign_keys=OFF");
        raw.execute(sql);
    }

    contract::manual_clock clock_;
    temp_folder folder_;
    fs::path from_ = folder_.path() / "from";
    fs::path to_ = folder_.path() / "to";
};

}  // namespace

TEST_F(moving, KnowsEveryTable) {
    connection on((from_ / "snug.db").string(), access::reading);
    std::set<std::string> known;
    for (const table_fate& one : table_fates)
        known.emplace(one.table);
    EXPECT_EQ(tables_of(on), known);
}

TEST_F(moving, CarriesEveryColumnOfEveryTable) {
    ASSERT_TRUE(move());
    connection before((from_ / "snug.db").string(), access::reading);
    connection after((to_ / "snug.db").string(), access::reading);
    for (const std::string& table : tables_of(before)) {
        const auto skipped = differing().find(table);
        if (skipped != differing().end() && skipped->second.contains("")) continue;
        EXPECT_EQ(rows_of(after, table), rows_of(before, table)) << table;
        EXPECT_FALSE(rows_of(before, table).empty()) << table << " was tried with nothing in it";
    }
}

TEST_F(moving, LeavesTheSourceByteForByte) {
    const auto bytes_of = [](const fs::path& path) {
        std::ifstream file(path, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    const auto file = bytes_of(from_ / "snug.db");
    const auto log = bytes_of(from_ / "snug.db-wal");
    ASSERT_TRUE(move());
    EXPECT_EQ(bytes_of(from_ / "snug.db"), file);
    EXPECT_EQ(bytes_of(from_ / "snug.db-wal"), log);
}

TEST_F(moving, NoticesAMissingMessage) {
    spoil("DELETE FROM messages WHERE mid = (SELECT min(mid) + 3 FROM messages)");
    const auto told = move();
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().code, errc::invalid_content);
    EXPECT_FALSE(open_sqlite({.folder = to_}));  // it stays marked
}

TEST_F(moving, NoticesARowThatRefersToNothing) {
    spoil("DELETE FROM users WHERE name = 'bob'");
    const auto told = move();
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().code, errc::invalid_content);
    EXPECT_FALSE(fs::exists(to_ / unfinished_name));  // it was noticed before
}

TEST_F(moving, NoticesADamagedFile) {
    {
        const auto home = open_sqlite(options(from_));
        ASSERT_TRUE((*home)->blobs().put("a picture"));
    }
    const std::string name = to_hex(sha256("a picture"));
    std::ofstream(from_ / "files" / name.substr(0, 2) / name.substr(2)) << "a pictura";
    const auto told = move();
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().code, errc::invalid_content);
}

TEST_F(moving, RefusesAFolderWhoseDatabaseIsGone) {
    fs::create_directories(to_);
    std::ofstream(to_ / "snug.db-wal") << "words";
    const auto told = move();
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().code, errc::already_set_up);
    EXPECT_TRUE(fs::exists(to_ / "snug.db-wal"));
}

}  // namespace snug::sqlite
