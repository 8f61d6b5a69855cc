// What `snug doctor` tells a host about his replica set: members, servers on it, who may in,
// version, oplog, room, indexes, documents of others that could not be taken in. What the user of
// the address may not ask is said to be unknown, not wrong. Any thread; blocks.
#pragma once

#include "store/examined.hpp"
#include "store/mongo/database.hpp"
#include "store/mongo/options.hpp"

#include <vector>

namespace snug::mongo {

std::vector<finding> examine(database& on, const mongo_options& options);

/// Whether a server of this version tells strangers its memory (CVE-2025-14847). Pure.
bool has_known_hole(std::string_view version);

}  // namespace snug::mongo
