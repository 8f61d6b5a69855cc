// The JSON of an invite. Codes are stored hashed, so an invite is named by the beginning of that
// hash afterwards. Pure functions, any thread.
#pragma once

#include "domain/model.hpp"

#include <string>

namespace snug::api {

/// The first 16 hex digits of the code's hash.
std::string invite_id(const secret_hash& code);
bool is_invite_id(std::string_view text);

/// `code` and `url` are told to its maker only; empty leaves both out.
std::string invite_json(const invite& what, std::string_view code, std::string_view url);

}  // namespace snug::api
