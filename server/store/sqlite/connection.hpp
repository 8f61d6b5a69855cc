// One connection to a database file. Owned by one thread: the writer's, or a reader's.
// It sets the pragmas that promises rest on (synchronous=FULL, query_only) and never checkpoints by
// itself. WAL is switched on by whoever has made sure that the file is ours.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>

namespace snug::sqlite {

enum class access { writing, reading };

class connection {
public:
    /// Opens an existing or, when `writing`, a new file. `vfs` names SQLite's file layer; null: the
    /// system's.
    connection(const std::string& path, access wanted, const char* vfs = nullptr);

    sqlite3* handle() const { return handle_.get(); }

    /// Runs statements that give no rows.
    void execute(const char* sql);
    void execute(const std::string& sql) { execute(sql.c_str()); }

    /// The first column of the first row, which there must be.
    std::int64_t number(const char* sql);
    std::int64_t number(const std::string& sql) { return number(sql.c_str()); }

private:
    struct closer {
        void operator()(sqlite3* open) const { sqlite3_close_v2(open); }
    };
    std::unique_ptr<sqlite3, closer> handle_;
};

/// Rolls back at its end what was not committed by then.
class unless_committed {
public:
    explicit unless_committed(connection& on) : on_(on) {}
    unless_committed(const unless_committed&) = delete;
    unless_committed& operator=(const unless_committed&) = delete;
    ~unless_committed();

private:
    connection& on_;
};

/// Begins on construction; what was not committed is rolled back.
class transaction {
public:
    enum class kind { read, write };

    transaction(connection& on, kind wanted);

    /// When it returns, the changes are on the disk; when it throws, nothing may be acknowledged.
    void commit();

private:
    connection& on_;
    unless_committed roll_back_;
};

}  // namespace snug::sqlite
