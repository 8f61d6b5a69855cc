// Opens the store on a MongoDB replica set. Called by app and by the verbs, before any thread of
// theirs needs it. A refusal is one line that says what is wrong and how to mend it, for a host to
// read on his terminal; it never holds the address's password.
#pragma once

#include "store/mongo/options.hpp"
#include "store/store.hpp"

#include <memory>

namespace snug {

/// Makes collections and indexes that are missing. errc::unavailable: not reached, not let in, not
/// a replica set, too old.
result<std::unique_ptr<store>> open_mongo(mongo_options options);

/// First thing in main: the driver says nothing on standard error, where log lines stand, and
/// leaves nothing behind. It keeps counters in shared memory from the moment it is loaded, named by
/// the process; one that is killed would leave them, and the next of that number complain about it.
void quiet_driver();

}  // namespace snug
