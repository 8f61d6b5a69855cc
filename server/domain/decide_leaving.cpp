#include "domain/permission.hpp"
#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

namespace {

/// Whether `actor` may show `target` the door.
result<void> check_may_remove(const member& actor, const member& target) {
    if (!may(actor.role, action::kick_people) || !outranks(actor.role, target.role)) {
        return refuse(errc::forbidden);
    }
    return {};
}

/// Sessions end, the channels he kept find another keeper, those that nobody is in any more go.
void add_departure(const facts& known, decision& made, const username& who, departure why) {
    close_sessions(known, made, who, {}, to_word(why));
    made.changes.emplace_back(member_left{who, why});
    for (const auto& [id, where] : known.channels) {
        if (!is_closed(where) || !std::ranges::binary_search(where.members, who)) continue;
        channel now = where;
        put_out_of(now, who);
        settle_without(made, now, who);
    }
}

}  // namespace

void settle_without(decision& made, channel now, const username& gone) {
    if (!is_closed(now)) return;
    if (now.members.empty()) {
        made.changes.emplace_back(channel_deleted{now.id});  // nobody could ever see it again
    } else if (now.keeper == gone) {
        now.keeper = now.arrivals.front();
        made.changes.emplace_back(channel_updated{std::move(now)});
    }
}

result<decision> decide(const facts& known, const remove_member& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const bool leaves = wanted.actor == wanted.target;
    if (!leaves && !may((*actor)->role, action::kick_people)) return refuse(errc::forbidden);
    const auto found = known.members.find(wanted.target);
    if (found == known.members.end()) return refuse(errc::not_found);
    if (!leaves) {
        if (const auto fine = check_may_remove(**actor, found->second); !fine) {
            return std::unexpected(fine.error());
        }
    }
    if (is_last_owner(known, found->second)) {
        return refuse(errc::last_owner, "Make somebody else an owner first.");
    }
    decision made;
    if (!leaves) note(made, {0, wanted.at, wanted.actor, "kicked", wanted.target, {}, {}});
    const departure own = wanted.forget ? departure::deleted : departure::left;
    add_departure(known, made, wanted.target, leaves ? own : departure::kicked);
    return made;
}

result<decision> decide(const facts& known, const ban_member& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    if (!may((*actor)->role, action::kick_people)) return refuse(errc::forbidden);
    const auto in = known.members.find(wanted.target);
    const auto gone = known.gone_members.find(wanted.target);
    const member* target = in != known.members.end() ? &in->second : nullptr;
    if (target == nullptr && gone != known.gone_members.end()) target = &gone->second;
    // Nobody bears a forgotten name, so there is nobody to keep out.
    if (target == nullptr || known.forgotten.contains(wanted.target))
        return refuse(errc::not_found);
    if (const auto fine = check_may_remove(**actor, *target); !fine) {
        return std::unexpected(fine.error());
    }
    decision made;
    const bool is_banned = known.banned.contains(wanted.target);
    if (is_banned == wanted.banned) return made;
    const char* what = wanted.banned ? "banned" : "unbanned";
    note(made, {0, wanted.at, wanted.actor, what, wanted.target, {}, {}});
    if (in != known.members.end()) {
        add_departure(known, made, wanted.target, departure::banned);
    } else {
        made.changes.emplace_back(ban_set{wanted.target, wanted.banned});
    }
    return made;
}

}  // namespace snug::rules
