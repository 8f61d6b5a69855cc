#include "store/sqlite/failure.hpp"

namespace snug::sqlite {

error to_error(const failure& what) {
    if (what.is_full()) return error{errc::no_space, "The server's disk is full.", {}};
    return error{errc::unavailable, "The store cannot be reached just now.", {}};
}

void fail(sqlite3* connection, int code) {
    const int extended = connection != nullptr ? sqlite3_extended_errcode(connection) : code;
    const char* text = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
    throw failure((extended & 0xFF) == (code & 0xFF) ? extended : code, text);
}

}  // namespace snug::sqlite
