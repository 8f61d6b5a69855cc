#include "base/limits.hpp"
#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

bool is_blocked(const facts& known, const username& one, const username& other) {
    return known.blocks.contains({one, other}) || known.blocks.contains({other, one});
}

std::unexpected<error> refuse_blocked() {
    return refuse(errc::forbidden, "You two do not write to each other.");
}

result<void> check_no_block(const facts& known, const channel& where) {
    if (where.kind != channel_kind::direct || where.members.size() != 2) return {};
    if (!is_blocked(known, where.members.front(), where.members.back())) return {};
    return refuse_blocked();
}

result<decision> decide(const facts& known, const block_person& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    if (wanted.actor == wanted.target) {
        return refuse(errc::invalid_field, "Nobody blocks himself.", "username");
    }
    if (wanted.blocked && !known.members.contains(wanted.target)) return refuse(errc::not_found);
    decision made;
    const block asked{wanted.actor, wanted.target};
    if (known.blocks.contains(asked) == wanted.blocked) return made;
    const auto held = std::ranges::count(known.blocks, wanted.actor, &block::by);
    if (wanted.blocked && static_cast<std::uint64_t>(held) >= limits::blocks_per_person_max) {
        return refuse(errc::too_many, "You have blocked 500 people already.");
    }
    made.changes.emplace_back(block_set{asked, wanted.blocked});
    return made;
}

}  // namespace snug::rules
