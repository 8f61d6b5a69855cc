// How sessions, invites and sign-in links lie in their collections. Secrets are there as hashes
// only. Pure.
#pragma once

#include "domain/model.hpp"
#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"

namespace snug::mongo {

document to_document(const session& open);
session to_session(const view& from);

/// `turn`: the group that made it, which orders them.
document to_document(const invite& made, std::int64_t turn);
invite to_invite(const view& from);

document to_document(const sign_in_link& link);
sign_in_link to_link(const view& from);

}  // namespace snug::mongo
