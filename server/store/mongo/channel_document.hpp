// How a channel lies in `channels`, with those who were let in. Its last seq stands in `head`.
// Pure.
#pragma once

#include "domain/model.hpp"
#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"

namespace snug::mongo {

document to_document(const channel& what);

/// Without last_seq. Members come sorted, however they lie there.
channel to_channel(const view& from);

}  // namespace snug::mongo
