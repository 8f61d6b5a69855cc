// The group's own emoji: one document in `emoji` per name that is in use. Few, so always all of
// them are loaded. Owned by whoever asks, on its thread.
#pragma once

#include "domain/model.hpp"
#include "store/mongo/database.hpp"

#include <vector>

namespace snug::mongo {

/// As an update that makes the document if it is not there. `pos`: their order is that in which
/// they were added.
document to_update(const own_emoji& one, position pos);

/// As they were added.
std::vector<own_emoji> load_emoji(database& from, const scope* in);

}  // namespace snug::mongo
