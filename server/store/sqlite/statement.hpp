// A prepared statement that is kept and used again. Owned beside its connection and used on the
// same thread. Values are bound by position; text and blobs must live until the rows are gone,
// nothing is copied in.
#pragma once

#include "store/sqlite/connection.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace snug::sqlite {

using blob_view = std::span<const std::uint8_t>;

/// The rows of one run; the statement is ready for the next run when this dies.
class rows {
public:
    explicit rows(sqlite3_stmt* running) : running_(running) {}
    rows(const rows&) = delete;
    rows& operator=(const rows&) = delete;
    ~rows() { sqlite3_reset(running_); }

    /// False after the last row.
    bool next();

    std::int64_t number(int column) const { return sqlite3_column_int64(running_, column); }
    std::uint64_t unsigned_number(int column) const {
        return static_cast<std::uint64_t>(sqlite3_column_int64(running_, column));
    }
    bool flag(int column) const { return sqlite3_column_int(running_, column) != 0; }
    bool is_null(int column) const { return sqlite3_column_type(running_, column) == SQLITE_NULL; }
    std::optional<std::int64_t> number_if(int column) const {
        return is_null(column) ? std::nullopt : std::optional(number(column));
    }
    /// Valid until `next` or the end of the rows.
    std::string_view text(int column) const;
    blob_view blob(int column) const;

private:
    sqlite3_stmt* running_;
};

class statement {
public:
    statement(connection& on, std::string_view sql);

    template <class... Values>
    rows query(const Values&... values) {
        bind_all(values...);
        return rows(prepared_.get());
    }

    /// Runs to the end; the number of rows that were changed.
    template <class... Values>
    int run(const Values&... values) {
        bind_all(values...);
        return finish();
    }

private:
    template <class... Values>
    void bind_all(const Values&... values) {
        int index = 0;
        (bind(++index, values), ...);
    }
    void bind(int index, std::int64_t value);
    void bind(int index, std::uint64_t value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, std::uint32_t value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, bool value) { bind(index, static_cast<std::int64_t>(value ? 1 : 0)); }
    void bind(int index, std::string_view value);
    void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
    void bind(int index, blob_view value);
    void bind(int index, std::nullptr_t);
    template <class Value>
    void bind(int index, const std::optional<Value>& value) {
        if (value) {
            bind(index, *value);
        } else {
            bind(index, nullptr);
        }
    }
    int finish();

    struct finalizer {
        void operator()(sqlite3_stmt* prepared) const { sqlite3_finalize(prepared); }
    };
    std::unique_ptr<sqlite3_stmt, finalizer> prepared_;
};

}  // namespace snug::sqlite
