// How a message lies in `home` and `messages`: the four fields of the product's origin first, then
// ours. Pure. What a tombstone no longer says is taken out of its document.
#pragma once

#include "domain/model.hpp"
#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"

namespace snug::mongo {

/// `author_no`: the author's number among the members, which nobody outside can know to be ours.
document to_document(const message& what, std::int64_t author_no);

/// As an update of the document that is there.
document to_edit(const message& edited);
document to_burial(const message& tombstone);

enum class nonces : std::uint8_t { dropped, kept };  // history leaves them out, live events do not
message to_message(const view& from, nonces with);

}  // namespace snug::mongo
