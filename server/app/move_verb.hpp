// `snug move`: carries all of one store into another, empty one. Runs on the program's own thread
// and blocks; what it has to say goes to standard output, how far it is to standard error.
#pragma once

#include "app/command_line.hpp"
#include "app/exit_codes.hpp"

namespace snug {

exit_code run_move(const command_line& given);

}  // namespace snug
