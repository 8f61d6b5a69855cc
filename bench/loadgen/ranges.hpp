// Ranges of one file, flat out over keep-alive connections, each at a random place, as players ask
// for them. Owned by main for one run. Each answer is checked to be a part and of that length.
#pragma once

#include "loadgen/options.hpp"

namespace snug::bench {

/// Options: --connections --seconds --page-path (of the file) --file-bytes --range-bytes --pids.
/// Returns the exit code.
int run_ranges(options& given);

}  // namespace snug::bench
