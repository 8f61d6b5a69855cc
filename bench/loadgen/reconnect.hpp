// The storm after a lost network: N clients come back at once with an old cursor and must get every
// message that they missed, in order and once. Measures the time until the last of them is current.
// Owned by main for one run.
#pragma once

#include "loadgen/options.hpp"

namespace snug::bench {

/// Options: --clients --missed --pids. Returns the exit code.
int run_reconnect(options& given);

}  // namespace snug::bench
