// The verbs but `serve`: asks the running server through its unix socket, or works on the store
// while it is stopped. Runs on the program's own thread and blocks.
#pragma once

#include "app/command_line.hpp"
#include "app/exit_codes.hpp"

namespace snug {

exit_code run_verb(const command_line& given);

}  // namespace snug
