// What a server has to be before a store is opened on it, and what a host reads when it is not.
// Opening thread only.
#pragma once

#include "base/result.hpp"
#include "store/mongo/database.hpp"
#include "store/mongo/failure.hpp"

#include <string>

namespace snug::mongo {

/// The name of its replica set. errc::unavailable with one line that says how to mend it: no
/// replica set, not initiated, a sharded cluster, too old. A clock that differs is only logged.
result<std::string> check_server(database& on);

/// Asks the server what it is; the set's name goes into the options where it was missing. Throws a
/// failure.
result<void> find_set(mongo_options& options);

/// A failure while opening, as one line with its cure. `hosts` may be shown.
error to_refusal(const failure& what, const std::string& hosts);

}  // namespace snug::mongo
