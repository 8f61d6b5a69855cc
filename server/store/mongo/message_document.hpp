// How a message lies in `home` and `messages`: the four fields of the product's origin first, then
// ours. Pure. What a tombstone no longer says is taken out of its document.
#pragma once

#include "domain/model.hpp"
#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"

namespace snug::mongo {

/// `author_no`: the author's number among the members; what was written from outside has none.
document to_document(const message& what, std::int64_t author_no);

/// As an update of the document that is there.
document to_edit(const message& edited);
document to_burial(const message& tombstone);

/// What stands beside words that somebody else wrote, which are left as they are. As an update.
document to_adoption(const message& outside);

enum class nonces : std::uint8_t { dropped, kept };  // history leaves them out, live events do not
message to_message(const view& from, nonces with);

}  // namespace snug::mongo
