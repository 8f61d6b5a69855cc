// Senders post, listeners hear: durable posts a second (flat out), or deliveries a CPU second (at a
// steady rate). Owned by main for one run, on its thread. It checks as it measures: no acknowledged
// message may be missing at a listener, none may come twice, no number may be skipped; a fault
// makes the run fail.
#pragma once

#include "loadgen/options.hpp"
#include "loadgen/target.hpp"

namespace snug::bench {

/// Options: --senders --listeners --rate (a second, 0 = flat out) --seconds --warmup-ms --pids.
/// Returns the exit code.
int run_talk(options& given, std::string_view name);

}  // namespace snug::bench
