// How a shared file lies within its message, and by itself in `attachments`, where it waits for a
// message or says which one bears it. Pure; finding them is for whoever asks, on its thread.
#pragma once

#include "domain/facts.hpp"
#include "store/mongo/database.hpp"
#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"

#include <vector>

namespace snug::mongo {

/// As one of the list in a message.
document to_document(const attachment& what);
attachment to_attachment(const view& from);
array to_list(const std::vector<attachment>& all);
std::vector<attachment> to_attachments(const view& message);

/// As a document of its own, under its id.
document to_document(const kept_file& file);
kept_file to_kept_file(const view& from);

/// As an update of that document: it hangs on a message, and is called so there.
document to_hanging(const attachment& what, const message& on);
/// As an update: what was found in it.
document to_knowledge(const file_look& look);

/// Adds to `known` those of `keys` that are there, and how many files of those people are loose.
void load_files(database& from, facts& known, const fact_keys& keys, const scope& in);

/// `filter` over `attachments`, in the order of their ids, up to `limit` of them.
std::vector<kept_file> find_files(database& from,
                                  const document& filter,
                                  std::size_t limit,
                                  const scope* in);

/// Which have no message yet.
document loose_filter();

}  // namespace snug::mongo
