#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

namespace {

result<void> check_may_let_in(const member& actor, const channel& where, const member& target) {
    if (where.kind == channel_kind::direct) {
        return refuse(errc::forbidden, "A direct is between two. Start a group.");
    }
    if (where.kind == channel_kind::group) {
        if (where.members.size() < limits::group_people_max) return {};
        return refuse(errc::too_many, "A group has up to 10 people.");
    }
    const bool is_guest = target.role == role::guest;
    if (is_guest && !may(actor.role, action::let_guests_in)) return refuse(errc::forbidden);
    return may_keep(actor, where) ? result<void>() : refuse(errc::forbidden);
}

result<void> check_may_put_out(const member& actor, const channel& where, const member& target) {
    if (where.kind == channel_kind::direct) {
        return refuse(errc::forbidden, "A direct can only be hidden.");
    }
    const bool oneself = actor.name == target.name;
    if (!is_closed(where)) {
        if (target.role != role::guest) {
            return refuse(errc::forbidden, "An open channel cannot be left.");
        }
        if (oneself || may(actor.role, action::let_guests_in)) return {};
        return refuse(errc::forbidden);
    }
    if (oneself || may_keep(actor, where)) return {};
    return refuse(errc::forbidden);
}

}  // namespace

result<decision> decide(const facts& known, const let_in& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const auto where = channel_for(known, **actor, wanted.channel);
    if (!where) return std::unexpected(where.error());
    const auto target = known.members.find(wanted.target);
    if (target == known.members.end()) return refuse(errc::not_found);
    decision made;
    if (std::ranges::binary_search((*where)->members, wanted.target)) return made;
    if (const auto fine = check_may_let_in(**actor, **where, target->second); !fine) {
        return std::unexpected(fine.error());
    }
    if (may_see(target->second, **where)) return made;  // open, and he is no guest
    made.changes.emplace_back(read_marked{wanted.target, wanted.channel, (*where)->last_seq});
    made.changes.emplace_back(channel_let_in{wanted.channel, wanted.target});
    if (!is_talk(**where)) {
        note(made, {0, wanted.at, wanted.actor, "let_in", wanted.target, wanted.channel, {}});
    }
    return made;
}

result<decision> decide(const facts& known, const put_out& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const auto where = channel_for(known, **actor, wanted.channel);
    if (!where) return std::unexpected(where.error());
    const auto target = known.members.find(wanted.target);
    if (target == known.members.end()) return refuse(errc::not_found);
    if (const auto fine = check_may_put_out(**actor, **where, target->second); !fine) {
        return std::unexpected(fine.error());
    }
    decision made;
    if (!std::ranges::binary_search((*where)->members, wanted.target)) return made;
    made.changes.emplace_back(channel_put_out{wanted.channel, wanted.target});
    channel now = **where;
    put_out_of(now, wanted.target);
    settle_without(made, now, wanted.target);
    if (!is_talk(now) && wanted.actor != wanted.target) {
        note(made, {0, wanted.at, wanted.actor, "put_out", wanted.target, wanted.channel, {}});
    }
    return made;
}

}  // namespace snug::rules
