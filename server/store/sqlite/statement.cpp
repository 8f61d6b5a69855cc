#include "store/sqlite/statement.hpp"

#include "store/sqlite/failure.hpp"

namespace snug::sqlite {

bool rows::next() {
    const int code = sqlite3_step(running_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(sqlite3_db_handle(running_));
    return false;
}

std::string_view rows::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(running_, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(running_, column))};
}

blob_view rows::blob(int column) const {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(running_, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(running_, column))};
}

statement::statement(connection& on, std::string_view sql) {
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_prepare_v3(on.handle(),
                                        sql.data(),
                                        static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT,
                                        &prepared,
                                        nullptr);
    prepared_.reset(prepared);
    if (code != SQLITE_OK) fail(on.handle());
}

void statement::bind(int index, std::int64_t value) {
    sqlite3_bind_int64(prepared_.get(), index, value);
}

void statement::bind(int index, std::string_view value) {
    // A view of nothing has no address, which SQLite would take for NULL.
    const char* bytes = value.empty() ? "" : value.data();
    sqlite3_bind_text(prepared_.get(), index, bytes, static_cast<int>(value.size()), SQLITE_STATIC);
}

void statement::bind(int index, blob_view value) {
    sqlite3_bind_blob(
        prepared_.get(), index, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
}

void statement::bind(int index, std::nullptr_t) {
    sqlite3_bind_null(prepared_.get(), index);
}

int statement::finish() {
    sqlite3* on = sqlite3_db_handle(prepared_.get());
    const int code = sqlite3_step(prepared_.get());
    // The failure is read before the reset, which would say it again.
    if (code != SQLITE_DONE && code != SQLITE_ROW) {
        const failure what = last_failure(on);
        sqlite3_reset(prepared_.get());
        throw what;
    }
    sqlite3_reset(prepared_.get());
    return sqlite3_changes(on);
}

}  // namespace snug::sqlite
