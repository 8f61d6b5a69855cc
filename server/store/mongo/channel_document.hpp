// How a channel lies in `channels`, with those who were let in. Its last seq stands in `head`.
// Pure.
#pragma once

#include "domain/model.hpp"
#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"

namespace snug::mongo {

document to_document(const channel& what);

/// As an update of what is there: all but who is in it.
document to_update(const channel& what);
document to_deletion(position at);

/// Without last_seq. They lie there in the order in which they were let in.
channel to_channel(const view& from);

}  // namespace snug::mongo
