// How what was sent under a nonce lies in `nonces`, for 48 hours. Pure.
#pragma once

#include "domain/facts.hpp"
#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"

namespace snug::mongo {

document to_document(const nonce_key& key, const known_nonce& nonce, wall_time at);

nonce_key to_nonce_key(const view& from);
known_nonce to_nonce(const view& from);

}  // namespace snug::mongo
