// The JSON of a member, of why one left, and of presence. Pure functions, any thread.
#pragma once

#include "domain/model.hpp"

#include <string>
#include <string_view>

namespace snug {

void append_member(std::string& out, const member& who);

/// `{username, reason}` of `member_left`. The reason is a departure's word, or "hidden": a guest
/// sees him no longer.
void append_departure(std::string& out, const username& who, std::string_view reason);

}  // namespace snug
