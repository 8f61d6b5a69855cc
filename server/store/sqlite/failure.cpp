#include "store/sqlite/failure.hpp"

#include <algorithm>
#include <cerrno>

namespace snug::sqlite {

namespace {

/// Of a damaged schema SQLite quotes the text, which has lines.
std::string in_one_line(std::string text) {
    std::ranges::replace_if(text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

}  // namespace

bool failure::is_full() const {
    if ((code_ & 0xFF) == SQLITE_FULL || code_ == SQLITE_IOERR_SHMSIZE) return true;
    // A quota or a file size limit: SQLite calls it an I/O error, but nothing is wrong with the
    // disk.
    return code_ == SQLITE_IOERR_WRITE && (system_errno_ == EDQUOT || system_errno_ == EFBIG);
}

bool failure::is_broken() const {
    const int primary = code_ & 0xFF;
    if (is_full() || code_ == SQLITE_IOERR_NOMEM) return false;
    return primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB ||
           primary == SQLITE_READONLY;
}

error to_error(const failure& what) {
    if (what.is_full()) return error{errc::no_space, "The server's disk is full.", {}};
    const int primary = what.code() & 0xFF;
    if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB) {
        return error{
            errc::unavailable,
            "The database is damaged: stop Snug, keep a copy of its folder, then restore a "
            "backup into it.",
            {}};
    }
    return error{errc::unavailable, "The store cannot be reached just now.", {}};
}

failure last_failure(sqlite3* connection) {
    if (connection == nullptr) return {SQLITE_NOMEM, 0, sqlite3_errstr(SQLITE_NOMEM)};
    return {sqlite3_extended_errcode(connection),
            sqlite3_system_errno(connection),
            in_one_line(sqlite3_errmsg(connection))};
}

}  // namespace snug::sqlite
