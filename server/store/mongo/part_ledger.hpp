// What all unfinished uploads of a replica set have reserved, as one document of `uploads` under a
// name that no upload can bear; each change of it is one update, so that the bounds hold whoever
// asks on whichever node. Whatever stands in it has a document of its own too.
#pragma once

#include "store/mongo/database.hpp"
#include "store/upload_parts.hpp"

namespace snug::mongo {

/// At the first upload; does nothing later on.
void make_part_ledger(database& on);

/// Counts `made` in if the bounds allow it.
result<void> reserve_part(database& on, const part_facts& made, const part_bounds& bounds);

/// Does nothing when it is not there.
void release_part(database& on, const std::string& id, std::uint64_t size);

}  // namespace snug::mongo
