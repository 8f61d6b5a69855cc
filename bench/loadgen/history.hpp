// Pages of history, flat out over keep-alive connections: the newest page, or pages before a random
// number. Owned by main for one run. Each page is checked to hold as many messages as were asked
// for.
#pragma once

#include "loadgen/options.hpp"

namespace snug::bench {

/// Options: --connections --seconds --page-path --before-max (0 = newest) --page-size --pids.
/// Returns the exit code.
int run_history(options& given);

}  // namespace snug::bench
