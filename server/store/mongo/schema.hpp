// Collections, indexes and the head, made where they are missing. Runs before anything else, on the
// opening thread; several nodes may do it at once.
#pragma once

#include "store/mongo/database.hpp"
#include "store/mongo/options.hpp"

#include <string>
#include <vector>

namespace snug::mongo {

/// 16 random characters: the first part of every cursor.
std::string make_epoch();

/// Throws a failure. Leaves alone what is there, also documents of others in `home`.
void prepare_schema(database& on, const mongo_options& options);

/// Which of the indexes are not there, or not finished, as `collection.name`.
std::vector<std::string> missing_indexes(database& on, const std::string& home);

}  // namespace snug::mongo
