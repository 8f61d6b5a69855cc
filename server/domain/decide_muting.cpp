#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"

namespace snug::rules {

result<decision> decide(const facts& known, const mute_member& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    if (!may((*actor)->role, action::kick_people)) return refuse(errc::forbidden);
    const auto found = known.members.find(wanted.target);
    if (found == known.members.end()) return refuse(errc::not_found);
    if (!outranks((*actor)->role, found->second.role)) return refuse(errc::forbidden);
    if (wanted.until > wanted.at + limits::mute_max) {
        return refuse(errc::invalid_field, "A time-out lasts up to 28 days.", "muted_until");
    }
    member updated = found->second;
    updated.muted_until.reset();
    if (wanted.until > wanted.at) updated.muted_until = wanted.until;
    decision made;
    if (updated == found->second) return made;
    const bool muted = updated.muted_until.has_value();
    note(made,
         {0,
          wanted.at,
          wanted.actor,
          muted ? "muted" : "unmuted",
          wanted.target,
          {},
          muted ? to_iso8601(wanted.until) : std::string()});
    made.changes.emplace_back(member_updated{std::move(updated)});
    return made;
}

}  // namespace snug::rules
