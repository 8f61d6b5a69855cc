// What stands on the shelf: one document in `shelf` each, and one in `favourites` per person and
// item. Owned by whoever asks, on its thread.
#pragma once

#include "domain/facts.hpp"
#include "store/mongo/database.hpp"

#include <set>
#include <vector>

namespace snug::mongo {

document to_document(const shelved& what);
shelved to_shelved(const view& from);

document to_id(const favourite& what);
document to_document(const favourite& what);
favourite to_favourite(const view& from);

/// In the order of their ids, as `filter` says.
std::vector<shelved> load_shelf(database& from, const document& filter, const scope* in);
std::set<file_id> load_favourites(database& from, const username& whose, const scope* in);

/// What its pictures and films are made of.
std::vector<digest> shelf_blobs(database& from, const scope* in);

/// Adds to `known` what of `keys` is there.
void load_shelf_facts(database& from, facts& known, const fact_keys& keys, const scope& in);

}  // namespace snug::mongo
