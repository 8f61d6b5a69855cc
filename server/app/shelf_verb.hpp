// `snug shelf add`: a file, or all files of a folder, onto the GIF shelf of a running server, which
// looks into each first. Runs on the program's own thread and blocks; tells of each file on
// standard output.
#pragma once

#include "app/command_line.hpp"
#include "app/verb_answer.hpp"

#include <functional>

namespace snug {

/// A command to the running server, and what it says.
using ask_desk = std::function<verb_answer(const boost::json::object& command)>;

/// `{"ok", "added", "there", "refused": [{"file", "detail"}]}`: how many were put there, how many
/// stood there already, which were refused and why.
verb_answer fill_shelf(const command_line& given, const ask_desk& ask);

}  // namespace snug
