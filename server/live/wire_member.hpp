// The JSON of a member, of why one left, and of presence. Pure functions, any thread.
#pragma once

#include "domain/model.hpp"

#include <string>

namespace snug {

void append_member(std::string& out, const member& who);

/// `{username, reason}` of `member_left`.
void append_departure(std::string& out, const username& who, departure why);

}  // namespace snug
