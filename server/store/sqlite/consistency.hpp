// What can be said about a file in constant time at open: the head and the right edges of the trees
// agree. Reading a million rows would take longer than a start may; SQLite finds other damage when
// it meets it.
#pragma once

#include "base/result.hpp"
#include "store/sqlite/connection.hpp"

#include <string>

namespace snug::sqlite {

result<void> check_edges(connection& on, const std::string& path);

}  // namespace snug::sqlite
