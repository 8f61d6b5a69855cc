#include "domain/reactions.hpp"

#include "base/limits.hpp"

#include <algorithm>

namespace snug {

void add_reaction(std::vector<reaction>& to, const std::string& emoji, const username& who) {
    auto kind = std::ranges::find(to, emoji, &reaction::emoji);
    if (kind == to.end()) kind = to.insert(kind, reaction{emoji, {}, 0});
    // Once there was room for nobody more, later ones are only counted: the list stays the first.
    if (kind->users.size() == kind->count && kind->count < limits::reaction_users_listed) {
        kind->users.push_back(who);
    }
    ++kind->count;
}

void remove_reaction(std::vector<reaction>& from, const std::string& emoji, const username& who) {
    const auto kind = std::ranges::find(from, emoji, &reaction::emoji);
    if (kind == from.end()) return;
    std::erase(kind->users, who);
    if (--kind->count == 0) from.erase(kind);
}

}  // namespace snug
