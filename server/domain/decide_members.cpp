#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

namespace {

/// Owners give any role; moderators turn guests into members and back.
bool may_give(role actor, const member& target, role wanted) {
    if (may(actor, action::set_roles)) return true;
    return may(actor, action::kick_people) && outranks(actor, target.role) &&
           wanted <= role::member && target.role <= role::member;
}

result<void> check_profile(const update_profile& wanted) {
    if (auto fine = check_line(
            wanted.display_name.value_or(""), limits::display_name_code_points_max, "display_name");
        !fine) {
        return fine;
    }
    if (auto fine =
            check_line(wanted.pronouns.value_or(""), limits::pronouns_code_points_max, "pronouns");
        !fine) {
        return fine;
    }
    return check_line(wanted.bio.value_or(""), limits::bio_code_points_max, "bio");
}

}  // namespace

result<decision> decide(const facts& known, const update_profile& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    if (const auto fine = check_profile(wanted); !fine) return std::unexpected(fine.error());
    member updated = **actor;
    if (wanted.display_name && *wanted.display_name != updated.display_name) {
        const auto fine = check_look(known, *wanted.display_name, wanted.actor, "display_name");
        if (!fine) return std::unexpected(fine.error());
        updated.display_name = *wanted.display_name;
    }
    if (wanted.bio) updated.bio = *wanted.bio;
    if (wanted.pronouns) updated.pronouns = *wanted.pronouns;
    if (wanted.colour) updated.colour = *wanted.colour;
    if (wanted.avatar) updated.avatar = wanted.avatar->bytes;
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
    const std::string detail(to_word(wanted.role));
    note(
        made,
        {0, wanted.at, wanted.actor.value_or(username()), "role_given", wanted.target, {}, detail});
    mark_seen(known, made, updated, &found->second);
    made.changes.emplace_back(member_updated{std::move(updated)});
    return made;
}

}  // namespace snug::rules
