// A call to SQLite that did not work. Thrown inside the backend, turned into a refusal at its edges (a reader's
// call, a group of the writer), never seen outside this folder.
#pragma once

#include <sqlite3.h>

#include <stdexcept>
#include <string>

#include "base/result.hpp"

namespace snug::sqlite {

class failure : public std::runtime_error {
public:
    failure(int code, const std::string& what) : std::runtime_error(what), code_(code) {}

    /// Extended result code (sqlite.org/rescode.html).
    int code() const { return code_; }

    /// The disk has no room for it: goes away by itself when there is room again.
    bool is_full() const { return (code_ & 0xFF) == SQLITE_FULL; }

    /// The file or the disk under it cannot be trusted any more.
    bool is_broken() const {
        const int primary = code_ & 0xFF;
        return primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB ||
               primary == SQLITE_READONLY;
    }

private:
    int code_;
};

/// What the asker is told. Never shows SQL or paths.
error to_error(const failure& what);

[[noreturn]] void fail(sqlite3* connection, int code);

}  // namespace snug::sqlite
