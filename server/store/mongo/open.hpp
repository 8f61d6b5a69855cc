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

/// libmongoc keeps its counters in shared memory from the moment it is loaded, named by the
/// process, and complains on standard error where one that was killed has left its own behind.
/// Takes the name away at once, so that nobody can: first thing in main.
void forget_driver_counters();

}  // namespace snug
