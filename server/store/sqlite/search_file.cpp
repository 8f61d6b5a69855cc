#include "store/sqlite/search_file.hpp"

#include "store/sqlite/failure.hpp"
#include "store/sqlite/files.hpp"

#include <fcntl.h>

namespace snug::sqlite {

namespace {

constexpr std::int64_t search_version = 1;  // another one: the file is made anew

// `first_at`, `last_at`: of the messages that can be found. `built_to`: filters of older blocks are
// still to be made, up from that key; NULL: none are.
constexpr const char* schema = R"sql(
CREATE TABLE IF NOT EXISTS index_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch TEXT NOT NULL,
    indexed_to INTEGER NOT NULL,
    built_to INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS blocks (
    block INTEGER PRIMARY KEY,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    grams BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS blocks_newest ON blocks (last_at);
INSERT OR IGNORE INTO index_head VALUES (1, '', 0, 0);
)sql";

void remove_file(const std::filesystem::path& path) {
    std::error_code ignored;  // what cannot be removed cannot be opened either
    for (const char* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(path.string() + suffix, ignored);
}

void make_tables(connection& on) {
    transaction all(on, transaction::kind::write);
    on.execute(schema);
    on.execute("PRAGMA user_version=" + std::to_string(search_version));
    all.commit();
}

connection open_once(const std::filesystem::path& path, const char* vfs) {
    const file_handle file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    connection on(path.string(), access::writing, vfs);
    on.execute("PRAGMA journal_mode=WAL");
    // A power cut may cost the last filters, together with the word that they were made.
    on.execute("PRAGMA synchronous=NORMAL; PRAGMA cache_size=-1024");
    sqlite3_wal_autocheckpoint(on.handle(), 500);
    const std::int64_t version = on.number("PRAGMA user_version");
    if (version != 0 && version != search_version) throw failure(SQLITE_SCHEMA, 0, "old index");
    make_tables(on);
    return on;
}

bool is_useless(const failure& what) {
    const int primary = what.code() & 0xFF;
    return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_SCHEMA ||
           primary == SQLITE_ERROR;
}

}  // namespace

std::filesystem::path search_path(const std::filesystem::path& folder) {
    return folder / "search.db";
}

connection open_search_file(const std::filesystem::path& folder, const char* vfs) {
    const std::filesystem::path path = search_path(folder);
    try {
        return open_once(path, vfs);
    } catch (const failure& what) {
        if (!is_useless(what)) throw;  // busy, full: it may be fine
    }
    remove_file(path);
    return open_once(path, vfs);
}

}  // namespace snug::sqlite
