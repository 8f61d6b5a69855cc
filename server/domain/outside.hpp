// What a rule says about messages that somebody outside put into the database. Pure.
#pragma once

#include "domain/facts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace snug {

/// Whom it names of those who see `where`, up to limits::mentions_per_message_max. Somebody whom
/// nobody knows does not call everybody at once.
std::vector<std::string> called_from_outside(const facts& known,
                                             const channel& where,
                                             std::string_view content);

}  // namespace snug
