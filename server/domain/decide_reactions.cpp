#include "base/limits.hpp"
#include "domain/emoji_text.hpp"
#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

namespace {

result<void> check_room(const message& on, const std::string& emoji) {
    const bool is_used =
        std::ranges::find(on.reactions, emoji, &reaction::emoji) != on.reactions.end();
    if (is_used || on.reactions.size() < limits::reaction_kinds_max) return {};
    return refuse(errc::too_many, "A message bears up to 20 different reactions.", "emoji");
}

}  // namespace

result<decision> decide(const facts& known, const react& wanted) {
    const auto found = find_message(known, wanted.actor, wanted.channel, wanted.id);
    if (!found) return std::unexpected(found.error());
    const message& on = *found->held;
    if (on.deleted) return refuse(errc::not_found);
    if (const auto fine = check_may_react(*found->actor, *found->where, wanted.at); !fine) {
        return std::unexpected(fine.error());
    }
    decision made;
    const bool is_there = known.reactions.contains({wanted.id, wanted.emoji, wanted.actor});
    if (is_there == wanted.add) return made;  // a retry, or another device was quicker
    if (!wanted.add) {
        made.changes.emplace_back(
            reaction_removed{wanted.id, wanted.channel, wanted.emoji, wanted.actor, 0, on.seq});
        return made;
    }
    const auto own = std::string(own_emoji_name(wanted.emoji));
    if (!own.empty() && !known.emoji.contains(own)) {
        return refuse(errc::invalid_field, "There is no such emoji.", "emoji");
    }
    if (const auto fine = check_room(on, wanted.emoji); !fine) return std::unexpected(fine.error());
    made.changes.emplace_back(
        reaction_added{wanted.id, wanted.channel, wanted.emoji, wanted.actor, 0, on.seq});
    return made;
}

}  // namespace snug::rules
