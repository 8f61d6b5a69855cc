#include "base/file_limits.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"

namespace snug::rules {

namespace {

/// The undeleted message that bears it; none: nobody's business here.
const message* find_bearer(const facts& known, const kept_file& file) {
    if (!file.message) return nullptr;
    const auto on = known.messages.find(*file.message);
    return on == known.messages.end() || on->second.deleted ? nullptr : &on->second;
}

bool is_due(const file_retention& policy, const kept_file& file, wall_time now) {
    const bool is_whole =
        file.what.look.state == file_state::ready || file.what.look.state == file_state::failed;
    return policy.days > 0 && is_whole && !file.what.look.stays &&
           file.what.look.size > policy.over_bytes &&
           file.at < now - std::chrono::days(policy.days);
}

bool is_past_return(const file_look& look, wall_time now) {
    return look.state == file_state::removed && look.removed_at &&
           *look.removed_at < now - limits::restore_window;
}

/// What is told of a file without bytes: that there was one.
file_look emptied(const file_look& before) {
    file_look made;
    made.kind = before.kind;
    made.state = file_state::removed;
    made.type = before.type;
    return made;
}

}  // namespace

result<decision> decide(const facts& known, const age_files& wanted) {
    decision made;
    for (const file_id& id : wanted.ids) {
        const auto held = known.files.find(id);
        if (held == known.files.end()) continue;
        const kept_file& file = held->second;
        const message* bearer = find_bearer(known, file);
        if (bearer == nullptr) continue;
        if (is_past_return(file.what.look, wanted.at)) {
            add_look(known, made, file, emptied(file.what.look));
        } else if (!bearer->pinned && is_due(known.server.retention, file, wanted.at)) {
            file_look look = file.what.look;
            look.state = file_state::removed;
            look.removed_at = wanted.at;
            add_look(known, made, file, std::move(look));
        }
    }
    return made;
}

result<decision> decide(const facts& known, const restore_file& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const auto held = known.files.find(wanted.id);
    if (held == known.files.end()) return refuse(errc::not_found);
    const message* bearer = find_bearer(known, held->second);
    if (bearer == nullptr) return refuse(errc::not_found);
    const auto where = channel_for(known, **actor, bearer->channel);
    if (!where) return std::unexpected(where.error());
    const bool may_restore =
        is_by(*bearer, wanted.actor) || may((*actor)->role, action::delete_others_messages);
    if (!may_restore) return refuse(errc::forbidden, "Who shared it, or a moderator.");
    file_look look = held->second.what.look;
    decision made;
    if (look.state != file_state::removed) return made;  // somebody was quicker
    if (!look.removed_at) return refuse(errc::not_found, "Its bytes are gone.");
    look.state = look.reason.empty() ? file_state::ready : file_state::failed;
    look.removed_at.reset();
    look.stays = true;
    add_look(known, made, held->second, std::move(look));
    return made;
}

}  // namespace snug::rules
