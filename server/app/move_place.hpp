// One side of a move as the host names it: sqlite://FOLDER, or the address of a replica set with
// what belongs to it. A password never comes by the command line, which every user of the machine
// can read: it is in a file, or in the address where that stands in the environment.
#pragma once

#include "app/command_line.hpp"
#include "store/mongo/options.hpp"

#include <filesystem>
#include <string>
#include <variant>

namespace snug {

using move_place = std::variant<std::filesystem::path, mongo_options>;

/// `side`: "from" or "to". Out of --from and so on, else SNUG_MOVE_FROM. errc::invalid_field with a
/// line that repeats nothing of an address.
result<move_place> read_move_place(const command_line& given,
                                   const char* const* environment,
                                   const std::string& side);

/// For people: the folder, or the database and its hosts.
std::string shown(const move_place& place);

}  // namespace snug
