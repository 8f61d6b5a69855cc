// How what was sent under nonces lies in `nonces`, for 48 hours: one document for all that one
// group sent, since to a set each further document is much more than each further line of one.
// Pure.
#pragma once

#include "domain/facts.hpp"
#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"

#include <utility>
#include <vector>

namespace snug::mongo {

using sent_nonce = std::pair<nonce_key, known_nonce>;

/// `{_id: turn, at, sent: [{key, message, channel, body}]}`
document to_document(std::int64_t turn, wall_time at, const std::vector<sent_nonce>& sent);

std::vector<sent_nonce> to_nonces(const view& from);

/// Finds the documents that hold any of those keys.
document holding_nonces(const std::vector<nonce_key>& keys);

/// Takes those keys out of a document.
document without_nonces(const std::vector<nonce_key>& keys);

}  // namespace snug::mongo
