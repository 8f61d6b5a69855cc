#include "domain/permission.hpp"
#include "domain/rules.hpp"

namespace snug::rules {

namespace {

bool is_last_owner(const facts& known, const member& who) {
    return who.role == role::owner && known.owner_count <= 1;
}

/// Owners give any role; moderators turn guests into members and back.
bool may_give(role actor, const member& target, role wanted) {
    if (may(actor, action::set_roles)) return true;
    return may(actor, action::kick_people) && outranks(actor, target.role) &&
           wanted <= role::member && target.role <= role::member;
}

}  // namespace

result<decision> decide(const facts& known, const update_profile& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    member updated = **actor;
    if (wanted.display_name) updated.display_name = *wanted.display_name;
    if (wanted.bio) updated.bio = *wanted.bio;
    if (wanted.colour) updated.colour = *wanted.colour;
    decision made;
    if (updated != **actor) made.changes.emplace_back(member_updated{std::move(updated)});
    return made;
}

result<decision> decide(const facts& known, const set_role& wanted) {
    const auto found = known.members.find(wanted.target);
    if (wanted.actor) {
        const auto actor = actor_of(known, *wanted.actor);
        if (!actor) return std::unexpected(actor.error());
        if (found == known.members.end()) return refuse(errc::not_found);
        if (!may_give((*actor)->role, found->second, wanted.role)) return refuse(errc::forbidden);
    }
    if (found == known.members.end()) return refuse(errc::not_found);
    decision made;
    if (found->second.role == wanted.role) return made;
    if (is_last_owner(known, found->second)) {
        return refuse(errc::last_owner, "Make somebody else an owner first.");
    }
    member updated = found->second;
    updated.role = wanted.role;
    made.changes.emplace_back(member_updated{std::move(updated)});
    return made;
}

result<decision> decide(const facts& known, const remove_member& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const bool leaves = wanted.actor == wanted.target;
    if (!leaves && !may((*actor)->role, action::kick_people)) return refuse(errc::forbidden);
    const auto found = known.members.find(wanted.target);
    if (found == known.members.end()) return refuse(errc::not_found);
    if (!leaves && !outranks((*actor)->role, found->second.role)) return refuse(errc::forbidden);
    if (is_last_owner(known, found->second)) {
        return refuse(errc::last_owner, "Make somebody else an owner first.");
    }
    const departure why = leaves ? departure::left : departure::kicked;
    decision made;
    close_sessions(known, made, wanted.target, {}, to_word(why));
    made.changes.emplace_back(member_left{wanted.target, why});
    return made;
}

}  // namespace snug::rules
