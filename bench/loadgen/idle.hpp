// What an open stream costs while nothing happens: resident memory of the server with N streams
// less that without, after a few streams have warmed up what is made once. Owned by main for one
// run, on its thread.
#pragma once

#include "loadgen/options.hpp"

namespace snug::bench {

/// Options: --streams --warm --settle-ms --pids. Returns the exit code.
int run_idle(options& given);

}  // namespace snug::bench
