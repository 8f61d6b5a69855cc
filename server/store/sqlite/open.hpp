// Opens the embedded store in a data folder. Called by app and by the verbs, before any thread of
// theirs needs it. A refusal is one line that names the path and the cure, for a host to read on
// his terminal.
#pragma once

#include "store/sqlite/options.hpp"
#include "store/store.hpp"

#include <memory>

namespace snug {

/// Makes folder and file when they are missing. errc::read_only: cannot be written;
/// errc::unavailable: in use, foreign, newer, damaged. Looks at the head and the right edges only:
/// a million messages do not make it slower.
result<std::unique_ptr<store>> open_sqlite(sqlite_options options);

}  // namespace snug
