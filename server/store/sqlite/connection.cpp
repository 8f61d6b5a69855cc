#include "store/sqlite/connection.hpp"

#include "store/sqlite/failure.hpp"

namespace snug::sqlite {

namespace {

// The writer's working set is the right edge of each tree; readers live off the system's page
// cache. Both are small, for the server has to idle below 40 MB.
constexpr const char* writer_pragmas =
    "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-6144;"
    "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF; PRAGMA "
    "cell_size_check=ON";
constexpr const char* reader_pragmas =
    "PRAGMA query_only=ON; PRAGMA cache_size=-1024; PRAGMA temp_store=MEMORY; PRAGMA "
    "trusted_schema=OFF;"
    "PRAGMA cell_size_check=ON";
constexpr int busy_timeout_ms =
    2'000;  // a reader may meet the recovery of a WAL; nothing else waits

/// SQLite counts all memory under a lock of the process, with each small piece of a post. Nobody
/// asks for the numbers. Must come before its first use, and only once.
void count_no_memory() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(done);
}

}  // namespace

connection::connection(const std::string& path, access wanted, const char* vfs) {
    count_no_memory();
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    if (wanted == access::writing) flags |= SQLITE_OPEN_CREATE;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened, flags, vfs);
    handle_.reset(opened);
    if (code != SQLITE_OK) fail(opened);
    sqlite3_extended_result_codes(opened, 1);
    sqlite3_busy_timeout(opened, busy_timeout_ms);
    sqlite3_wal_autocheckpoint(opened, 0);
    // Closing must not checkpoint: only the writer does, where a failure can be acted upon.
    sqlite3_db_config(opened, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (wanted == access::reading) execute(reader_pragmas);
    if (wanted == access::writing) execute(writer_pragmas);
}

void connection::execute(const char* sql) {
    const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(handle());
}

std::int64_t connection::number(const char* sql) {
    sqlite3_stmt* query = nullptr;
    int code = sqlite3_prepare_v2(handle(), sql, -1, &query, nullptr);
    if (code != SQLITE_OK) fail(handle());
    code = sqlite3_step(query);
    const std::int64_t value = code == SQLITE_ROW ? sqlite3_column_int64(query, 0) : 0;
    sqlite3_finalize(query);
    if (code != SQLITE_ROW) fail(handle());
    return value;
}

transaction::transaction(connection& on, kind wanted) : on_(on), roll_back_(on) {
    on_.execute(wanted == kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

unless_committed::~unless_committed() {
    // After some failures SQLite has rolled back by itself; then there is nothing to do.
    if (sqlite3_get_autocommit(on_.handle()) == 0) {
        sqlite3_exec(on_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void transaction::commit() {
    on_.execute("COMMIT");
}

}  // namespace snug::sqlite
