// One call of a reader as one transaction, its failures as refusals. Used by the files that hold
// sqlite_reader, on its thread.
#pragma once

#include "base/log.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/failure.hpp"

namespace snug::sqlite {

/// Runs `ask` in one transaction and turns failures into refusals.
template <class Ask>
auto in_one_view(connection& on, Ask ask) -> decltype(ask()) {
    try {
        transaction view(on, transaction::kind::read);
        auto told = ask();
        view.commit();
        return told;
    } catch (const failure& what) {
        log_line(log_level::error, "read_failed").field("why", what.what());
        return std::unexpected(to_error(what));
    }
}

}  // namespace snug::sqlite
