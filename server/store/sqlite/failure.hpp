// A call to SQLite that did not work. Thrown inside the backend, turned into a refusal at its edges
// (a reader's call, a group of the writer), never seen outside this folder.
#pragma once

#include "base/result.hpp"

#include <sqlite3.h>

#include <stdexcept>
#include <string>

namespace snug::sqlite {

class failure : public std::runtime_error {
public:
    failure(int code, int system_errno, const std::string& what)
        : std::runtime_error(what), code_(code), system_errno_(system_errno) {}

    /// Extended result code (sqlite.org/rescode.html).
    int code() const { return code_; }

    /// The disk has no room for it: goes away by itself when there is room again.
    bool is_full() const;

    /// The file or the disk under it cannot be trusted any more.
    bool is_broken() const;

private:
    int code_;
    int system_errno_;
};

/// The failure that a connection has just met.
failure last_failure(sqlite3* connection);

/// What the asker is told. Never shows SQL or paths.
error to_error(const failure& what);

[[noreturn]] inline void fail(sqlite3* connection) {
    throw last_failure(connection);
}

}  // namespace snug::sqlite
