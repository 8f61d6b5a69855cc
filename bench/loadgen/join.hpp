// N people come in at once, each as a browser does: first the stream, then, greeted, the snapshot
// on a connection of its own. Measures the time until the last has both and the server's CPU for
// each. Owned by main for one run.
#pragma once

#include "loadgen/options.hpp"

namespace snug::bench {

/// Options: --people --page-path --hello 0|1 --pids. Returns the exit code.
int run_join(options& given);

}  // namespace snug::bench
