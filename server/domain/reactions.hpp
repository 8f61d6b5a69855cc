// The reactions of one message as a set that grows and shrinks: what rules, stores' tests and live
// all fold by. Kinds stand in order of first use and go with their last user. Pure. Whether
// somebody reacted already is the rules' to know: a change is only ever told once.
#pragma once

#include "base/result.hpp"
#include "domain/model.hpp"

#include <string>
#include <vector>

namespace snug {

/// What names one reaction: whose, with what, on which message.
struct reaction_key {
    message_id message;
    std::string emoji;
    username user;

    friend auto operator<=>(const reaction_key&, const reaction_key&) = default;
};

void add_reaction(std::vector<reaction>& to, const std::string& emoji, const username& who);
void remove_reaction(std::vector<reaction>& from, const std::string& emoji, const username& who);

}  // namespace snug
