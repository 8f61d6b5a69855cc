// A data folder as the source or the target of a move. Opened by the verb, before which no server
// may use the folder. A folder into which a move was not finished holds `snug.db.moving` in the
// place of the database.
#pragma once

#include "store/movable.hpp"

#include <filesystem>
#include <memory>

namespace snug {

/// errc::not_found: no Snug is there; errc::busy: in use; errc::invalid_content: of another version
/// or damaged; errc::forbidden: never set up.
result<std::unique_ptr<move_source>> open_sqlite_source(const std::filesystem::path& folder);

/// Makes the folder when it is missing. errc::busy: in use.
result<std::unique_ptr<move_target>> open_sqlite_target(const std::filesystem::path& folder);

namespace sqlite {

/// What a database is called until it is whole.
inline constexpr const char* unfinished_name = "snug.db.moving";

/// A refusal for whoever would serve a folder into which a move was not finished.
result<void> check_is_finished(const std::filesystem::path& folder);

}  // namespace sqlite

}  // namespace snug
