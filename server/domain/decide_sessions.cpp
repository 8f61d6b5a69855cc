#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

namespace {

const session* find_session(const facts& known, const username& user, std::string_view id) {
    const auto held = known.sessions.find(user);
    if (held == known.sessions.end()) return nullptr;
    const auto found = std::ranges::find(held->second, id, &session::id);
    return found == held->second.end() ? nullptr : &*found;
}

/// Checking a password takes a while, and the password may have been changed meanwhile: then what
/// was checked says nothing any more.
bool still_checked(const facts& known,
                   const username& user,
                   const std::optional<std::string>& checked_hash) {
    if (!checked_hash) return true;
    const auto now = known.password_hashes.find(user);
    return now != known.password_hashes.end() && now->second == *checked_hash;
}

}  // namespace

result<decision> decide(const facts& known, const open_session& wanted) {
    // The name may have gone between the check of the password and now.
    if (!known.members.contains(wanted.session.user) ||
        !still_checked(known, wanted.session.user, wanted.checked_hash)) {
        return refuse(errc::wrong_credentials);
    }
    decision made;
    add_session(known, made, wanted.session, wanted.session.user);
    return made;
}

result<decision> decide(const facts& known, const touch_session& wanted) {
    const session* held = find_session(known, wanted.user, wanted.id);
    if (held == nullptr) return refuse(errc::not_found);
    decision made;
    if (wanted.at > held->last_used) {
        made.changes.emplace_back(session_used{wanted.id, wanted.user, wanted.at});
    }
    return made;
}

result<decision> decide(const facts& known, const close_session& wanted) {
    if (find_session(known, wanted.actor, wanted.id) == nullptr) return refuse(errc::not_found);
    decision made;
    made.changes.emplace_back(session_closed{wanted.id, wanted.actor, wanted.reason});
    return made;
}

result<decision> decide(const facts& known, const close_other_sessions& wanted) {
    decision made;
    close_sessions(known, made, wanted.actor, wanted.keep_id, wanted.reason);
    return made;
}

result<decision> decide(const facts& known, const change_password& wanted) {
    if (const auto actor = actor_of(known, wanted.actor); !actor) {
        return std::unexpected(actor.error());
    }
    if (!still_checked(known, wanted.actor, wanted.checked_hash)) {
        return refuse(errc::wrong_credentials, "The present password is wrong.", "current");
    }
    decision made;
    made.changes.emplace_back(password_set{wanted.actor, wanted.password_hash});
    made.changes.emplace_back(links_dropped{wanted.actor});
    close_sessions(known, made, wanted.actor, wanted.keep_session_id, "password_changed");
    return made;
}

}  // namespace snug::rules
