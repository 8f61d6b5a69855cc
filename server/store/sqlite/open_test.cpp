#include "store/sqlite/open.hpp"

#include "store/sqlite/consistency.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/statement.hpp"
#include "store/sqlite/test_store.hpp"
#include "store/sqlite/world_rows.hpp"

#include <fstream>

namespace snug::sqlite {

namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Expects one line of refusal that names the path.
void expect_line(const result<std::unique_ptr<store>>& told,
                 const std::filesystem::path& path,
                 const char* cure) {
    ASSERT_FALSE(told);
    const std::string& line = told.error().detail;
    EXPECT_NE(line.find(path.string()), std::string::npos) << line;
    EXPECT_NE(line.find(cure), std::string::npos) << line;
    EXPECT_EQ(line.find('\n'), std::string::npos) << line;
}

class opening : public testing::Test {
protected:
    /// A closed store with one message; what stands in its file can be spoilt.
    void make_closed_store() {
        test_store made;
        EXPECT_TRUE(made.submit(words("hello")));
        made.opened.reset();
        std::filesystem::copy(made.options.folder, options_.folder);
    }
    void spoil(const char* sql) {
        connection raw(path_.string(), access::writing);
        raw.execute(sql);
    }

    temp_folder folder_;
    sqlite_options options_{.folder = folder_.path() / "data"};
    std::filesystem::path path_ = options_.folder / "snug.db";
};

}  // namespace

TEST_F(opening, MakesAFolderThatIsNobodyElsesBusiness) {
    const auto made = open_sqlite(options_);
    ASSERT_TRUE(made);
    namespace fs = std::filesystem;
    EXPECT_EQ(fs::status(options_.folder).permissions(), fs::perms::owner_all);
    for (const char* name : {"snug.db", "snug.db-wal", "snug.db-shm", "lock"}) {
        EXPECT_EQ(fs::status(options_.folder / name).permissions(),
                  fs::perms::owner_read | fs::perms::owner_write)
            << name;
    }
}

TEST_F(opening, ASecondStoreOnTheFolderIsRefusedAndTheFirstGoesOn) {
    auto first = open_sqlite(options_);
    ASSERT_TRUE(first);
    expect_line(open_sqlite(options_), options_.folder, "stop that one first");
    EXPECT_TRUE((*first)->check());
    first->reset();
    EXPECT_TRUE(open_sqlite(options_));
}

TEST_F(opening, AFileInPlaceOfTheFolderIsRefused) {
    std::ofstream(options_.folder) << "text";
    expect_line(open_sqlite(options_), options_.folder, "--data");
}

TEST_F(opening, AFolderThatCannotBeMadeIsRefused) {
    options_.folder = "/proc/snug";  // nobody can make folders there, root neither
    const auto told = open_sqlite(options_);
    expect_line(told, options_.folder, "--data");
    EXPECT_EQ(told.error().code, errc::read_only);
}

TEST_F(opening, AForeignDatabaseIsRefusedAndLeftAsItWas) {
    std::filesystem::create_directories(options_.folder);
    spoil("CREATE TABLE someone_elses (a); PRAGMA application_id=7");
    const std::string before = bytes_of(path_);
    expect_line(open_sqlite(options_), path_, "not a database of Snug");
    EXPECT_EQ(bytes_of(path_), before);
}

TEST_F(opening, AFileThatIsNoDatabaseIsRefusedAndLeftAsItWas) {
    std::filesystem::create_directories(options_.folder);
    std::ofstream(path_) << std::string(10'000, 'x');
    expect_line(open_sqlite(options_), path_, "not a database of Snug");
    EXPECT_EQ(bytes_of(path_), std::string(10'000, 'x'));
}

TEST_F(opening, ANewerSchemaIsRefused) {
    make_closed_store();
    spoil("PRAGMA user_version=99");
    expect_line(open_sqlite(options_), path_, "newer Snug (schema 99");
}

TEST_F(opening, AHeadThatDisagreesWithTheRowsIsDamage) {
    make_closed_store();
    spoil("UPDATE head SET pos = pos + 1");
    expect_line(open_sqlite(options_), path_, "restore a backup");
}

TEST_F(opening, AMissingLastMessageIsDamage) {
    make_closed_store();
    spoil("DELETE FROM messages");
    expect_line(open_sqlite(options_), path_, "restore a backup");
}

TEST_F(opening, AFileThatWasCutOffIsDamage) {
    make_closed_store();
    std::filesystem::resize_file(path_, 8'192);
    expect_line(open_sqlite(options_), path_, "restore a backup");
}

// A copy that was put back lacks what was told after it was made: cursors of then would skip what
// takes those positions now.
TEST_F(opening, ACopyThatWasPutBackHasAnEpochOfItsOwn) {
    const auto epoch = [this] {
        return open_sqlite(options_).value()->make_reader()->head()->epoch;
    };
    const std::string first = epoch();
    EXPECT_EQ(epoch(), first);
    const auto copy = folder_.path() / "copy";
    std::filesystem::copy(options_.folder, copy);
    std::filesystem::remove_all(options_.folder);
    std::filesystem::copy(copy, options_.folder);
    const std::string second = epoch();
    EXPECT_NE(second, first);
    EXPECT_EQ(epoch(), second);
}

TEST_F(opening, NeverBuriesAFolderWhoseDatabaseIsGone) {
    make_closed_store();
    std::ofstream(options_.folder / "device.key") << "a key";
    std::filesystem::resize_file(path_, 0);
    expect_line(open_sqlite(options_), path_, "put it back");
    std::filesystem::remove(path_);
    expect_line(open_sqlite(options_), path_, "put it back");
    EXPECT_FALSE(std::filesystem::exists(path_));
}

// It would take writes for as long as it is open, and nobody would find them again.
TEST_F(opening, AFileThatIsReplacedUnderTheServerTakesNoMoreWrites) {
    test_store made;
    ASSERT_TRUE(made.submit(words("kept")));
    ASSERT_TRUE(made.opened->check());
    const auto path = made.options.folder / "snug.db";
    std::filesystem::copy_file(path, path.string() + ".other");
    std::filesystem::rename(path.string() + ".other", path);
    EXPECT_FALSE(made.opened->check());
    const auto refused = made.submit(words("lost"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, errc::read_only);
}

TEST_F(opening, AnUpgradeKeepsACopyAndAllRows) {
    make_closed_store();
    connection writer(path_.string(), access::writing);
    std::vector<const char*> steps(migrations().begin(), migrations().end());
    steps.push_back("CREATE TABLE later (a INTEGER) STRICT");
    ASSERT_TRUE(migrate_with(writer, path_.string(), steps));
    EXPECT_EQ(writer.number("PRAGMA user_version"), static_cast<std::int64_t>(steps.size()));
    EXPECT_EQ(writer.number("SELECT count(*) FROM messages"), 1);
    connection copy(path_.string() + ".before-" + std::to_string(steps.size()), access::reading);
    EXPECT_EQ(copy.number("SELECT count(*) FROM messages"), 1);
    EXPECT_EQ(copy.number("PRAGMA user_version"), static_cast<std::int64_t>(steps.size()) - 1);
}

TEST_F(opening, AnUpgradeThatFailsLeavesTheFileAsItWas) {
    make_closed_store();
    connection writer(path_.string(), access::writing);
    std::vector<const char*> steps(migrations().begin(), migrations().end());
    steps.push_back("CREATE TABLE later (a INTEGER) STRICT");
    steps.push_back("this is no SQL");
    EXPECT_ANY_THROW(static_cast<void>(migrate_with(writer, path_.string(), steps)));
    EXPECT_EQ(writer.number("PRAGMA user_version"), static_cast<std::int64_t>(migrations().size()));
    EXPECT_EQ(writer.number("SELECT count(*) FROM sqlite_schema WHERE name = 'later'"), 0);
}

// What a host of the first release has: its people, a guest let in, words and their log.
TEST_F(opening, AFileOfTheFirstSchemaGoesOnWithAllThatItHeld) {
    std::filesystem::create_directories(options_.folder);
    {
        connection old(path_.string(), access::writing);
        ASSERT_TRUE(migrate_with(old, path_.string(), migrations().first(1)));
        old.execute(
            "UPDATE head SET pos = 4, server_name = 'The Snug', set_up = 1;"
            "INSERT INTO users VALUES (1, 'ada', NULL, 'Ada', 3, '', '', 0, 0, NULL, NULL, 'hash'),"
            " (2, 'gil', NULL, 'Gil', 0, '', '', 0, 0, 'ada', NULL, 'hash');"
            "INSERT INTO channels VALUES (1, 'home', 1, 0, 'home', '', '', '', 0, 0, 0, 0, 0);"
            "INSERT INTO channel_members VALUES (1, 2);"
            "INSERT INTO messages VALUES ((1 << 40) | 1, 4, 1780000000000, 1, 0, 0, NULL, NULL, "
            "'', "
            "'words of old');"
            "INSERT INTO log VALUES (1, 4, 1, NULL, 0), (2, 7, 1, NULL, 0), (3, 7, 2, NULL, 0), "
            "(4, 1, (1 << 40) | 1, NULL, 0);"
            "INSERT INTO reads VALUES (2, 1, 1)");
    }
    auto opened = open_sqlite(options_);
    ASSERT_TRUE(opened) << opened.error().detail;
    const message_id id = make_message_id(from_ms(1'780'000'000'000), 1, 1);
    const auto reader = (*opened)->make_reader();
    EXPECT_EQ(reader->message_by_id(id).value()->content, "words of old");
    const auto world = reader->world();
    EXPECT_EQ(world->channels.at(0).members, std::vector{username(std::string("gil"))});
    EXPECT_EQ(world->channels.at(0).arrivals, world->channels.at(0).members);
    EXPECT_EQ(reader->log_after(0, 10)->size(), 4U);
    const username gil(std::string("gil"));
    ASSERT_TRUE(submit_to(**opened, react{gil, home_channel, id, "👍", true, {}}));
    EXPECT_EQ(reader->message_by_id(id).value()->reactions.at(0).users, std::vector{gil});
    EXPECT_TRUE(std::filesystem::exists(path_.string() + ".before-2"));
}

TEST_F(opening, TheFileKeepsNoDeletedWords) {
    make_closed_store();
    {
        auto again = open_sqlite(options_);
        ASSERT_TRUE(again);
        const std::string secret = "unspeakable " + std::string(9'000, 'y');
        const auto sent = submit_to(**again, words(secret));
        ASSERT_TRUE(sent);
        ASSERT_TRUE(submit_to(
            **again,
            delete_message{username(std::string("ada")), home_channel, sent->message->id, {}}));
    }
    const std::string bytes = bytes_of(path_);
    EXPECT_EQ(bytes.find("unspeakable"), std::string::npos);
    EXPECT_EQ(bytes.find(std::string(100, 'y')), std::string::npos);
}

// A start may take a second with a million messages: nothing at open may read them all.
TEST_F(opening, ScansNoMessages) {
    make_closed_store();
    spoil(
        "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) "
        "INSERT INTO messages (mid, rev, at, author, system, deleted, content) "
        "SELECT (1 << 40) | i, 1, 0, 1, 0, 0, 'hello' FROM n; UPDATE channels SET last_seq = "
        "50000");
    connection raw(path_.string(), access::writing);
    int steps = 0;
    sqlite3_progress_handler(
        raw.handle(), 1'000, [](void* count) { return ++*static_cast<int*>(count), 0; }, &steps);
    EXPECT_EQ(raw.number("SELECT count(*) FROM messages WHERE system = 0"), 50'000);
    EXPECT_GT(steps, 100);  // the handler counts
    steps = 0;
    EXPECT_TRUE(check_edges(raw, path_.string()));
    world_rows world(raw);
    EXPECT_EQ(world.channels().at(0).last_seq, 50'000U);
    EXPECT_EQ(steps, 0);
}

}  // namespace snug::sqlite
