// A database on a replica set as the source or the target of a move. Opened by the verb; no server
// may be alive on it. A database into which a move was not finished says so in its head, and no
// server opens it.
#pragma once

#include "store/mongo/options.hpp"
#include "store/movable.hpp"

#include <memory>

namespace snug {

/// errc::unavailable: not reached, or no replica set; errc::not_found: no Snug is there;
/// errc::busy: a server is alive on it; errc::forbidden: never set up.
result<std::unique_ptr<move_source>> open_mongo_source(mongo_options options);

/// errc::unavailable as above; `begin` refuses what is not empty.
result<std::unique_ptr<move_target>> open_mongo_target(mongo_options options);

}  // namespace snug
