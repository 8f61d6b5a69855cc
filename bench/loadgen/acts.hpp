// What people do besides posting: reacting, editing, keeping, marking read, typing, calling
// somebody, searching. One kind at a time, flat out or by the clock. Called by main; ends with one
// line of JSON.
#pragma once

#include "loadgen/options.hpp"

namespace snug::bench {

/// Reads --act, --senders, --listeners, --rate (0 = flat out), --seconds, --warmup-ms and --words
/// (what a search is for, in turn, with commas) and what `target` reads. 0 when every act was
/// taken.
int run_acts(options& given);

}  // namespace snug::bench
