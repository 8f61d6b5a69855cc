#include "base/limits.hpp"
#include "base/member_limits.hpp"
#include "domain/invite_standing.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

namespace {

bool may_offer(const member& actor, const invite& offered) {
    if (!may(actor.role, action::invite_people) || offered.role > actor.role) return false;
    if (may(actor.role, action::let_guests_in)) return true;
    return offered.role == role::member &&
           offered.uses_max == 1;  // members bring one friend at a time
}

result<void> check_bounds(const invite& offered, wall_time at) {
    if (offered.uses_max < 1 || offered.uses_max > limits::invite_uses_max) {
        return refuse(errc::invalid_field, "An invite has 1 to 1000 uses.", "max_uses");
    }
    const auto lifetime = offered.expires - at;
    if (lifetime <= lifetime.zero() ||
        lifetime > std::chrono::seconds(limits::invite_lifetime_s_max)) {
        return refuse(
            errc::invalid_field, "An invite lives from a second to a year.", "expires_in_s");
    }
    return {};
}

/// `Intent` brings in somebody: `name` and `display_name`.
template <class Intent>
result<void> check_newcomer(const facts& known, const Intent& wanted) {
    if (known.known_names.contains(wanted.name)) {
        return refuse(errc::name_taken, "That name is taken.", "username");
    }
    if (known.members.size() >= limits::members_max) {
        return refuse(errc::too_many, "There are 5,000 people here, which is all that fit.");
    }
    if (auto fine = check_look(known, wanted.name.value(), wanted.name, "username"); !fine) {
        return fine;
    }
    if (wanted.display_name.empty()) return {};
    if (auto fine = check_look(known, wanted.display_name, wanted.name, "display_name"); !fine) {
        return fine;
    }
    return check_line(wanted.display_name, limits::display_name_code_points_max, "display_name");
}

result<void> check_guest_channels(const facts& known, const member& actor, const invite& offered) {
    if (offered.role != role::guest) return {};
    if (offered.channels.empty()) {
        return refuse(
            errc::invalid_field, "An invite for guests names their channels.", "channels");
    }
    const auto fits = [&](const channel_id& id) {
        const auto where = channel_for(known, actor, id);
        return where &&
               ((*where)->kind == channel_kind::text || (*where)->kind == channel_kind::voice);
    };
    if (std::ranges::all_of(offered.channels, fits)) return {};
    return refuse(errc::invalid_field, "There is no such channel.", "channels");
}

bool is_good(const facts& known, const invite& offered, wall_time at) {
    const auto by = known.members.find(offered.by);
    return lets_in(offered, by == known.members.end() ? nullptr : &by->second, at);
}

member make_member(const username& name, const std::string& display_name, role as, wall_time at) {
    member made;
    made.name = name;
    made.display_name = display_name.empty() ? display_name_from(name) : display_name;
    made.role = as;
    made.joined = at;
    return made;
}

void welcome(const facts& known, decision& made, const member& who, const invite& by_invite) {
    if (who.role != role::guest) {
        mark_seen(known, made, who, nullptr);
        add_joined_line(known, made, home_channel, who);
        return;
    }
    for (const channel_id& id : by_invite.channels) {
        const auto where = known.channels.find(id);
        if (where == known.channels.end()) continue;  // deleted since the invite was made
        made.changes.emplace_back(read_marked{who.name, id, where->second.last_seq});
        made.changes.emplace_back(channel_let_in{id, who.name});
    }
    add_joined_line(known, made, by_invite.channels.front(), who);
}

}  // namespace

result<decision> decide(const facts& known, const create_invite& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    if (!may_offer(**actor, wanted.invite)) {
        return refuse(errc::forbidden, "You may not invite people like that.");
    }
    if (const auto fine = check_bounds(wanted.invite, wanted.at); !fine) {
        return std::unexpected(fine.error());
    }
    if (const auto fine = check_guest_channels(known, **actor, wanted.invite); !fine) {
        return std::unexpected(fine.error());
    }
    invite offered = wanted.invite;
    offered.by = wanted.actor;
    offered.uses = 0;
    offered.revoked = false;
    if (offered.role != role::guest) offered.channels.clear();
    decision made;
    made.changes.emplace_back(invite_created{std::move(offered)});
    return made;
}

result<decision> decide(const facts& known, const revoke_invite& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const auto found = known.invites.find(wanted.code);
    if (found == known.invites.end()) return refuse(errc::not_found);
    const bool own = found->second.by == wanted.actor;
    if (!own && !may((*actor)->role, action::kick_people)) return refuse(errc::not_found);
    decision made;
    if (!found->second.revoked) made.changes.emplace_back(invite_revoked{wanted.code});
    return made;
}

result<decision> decide(const facts& known, const accept_invite& wanted) {
    const auto found = known.invites.find(wanted.code);
    if (found == known.invites.end()) return refuse(errc::not_found);
    const invite& offered = found->second;
    // Before the name: a dead invite is no way to ask which names are taken.
    if (!is_good(known, offered, wanted.at)) return refuse(errc::invite_gone);
    if (const auto fine = check_newcomer(known, wanted); !fine) {
        return std::unexpected(fine.error());
    }
    member newcomer = make_member(wanted.name, wanted.display_name, offered.role, wanted.at);
    newcomer.invited_by = offered.by;
    decision made;
    made.changes.emplace_back(member_joined{newcomer});
    made.changes.emplace_back(password_set{wanted.name, wanted.password_hash});
    made.changes.emplace_back(invite_used{wanted.code});
    welcome(known, made, newcomer, offered);
    if (wanted.session) add_session(known, made, *wanted.session, wanted.name);
    return made;
}

result<decision> decide(const facts& known, const add_user& wanted) {
    if (!known.set_up) {
        return refuse(errc::forbidden, "The server has to be set up first: snug setup.");
    }
    if (const auto fine = check_newcomer(known, wanted); !fine) {
        return std::unexpected(fine.error());
    }
    const member newcomer = make_member(wanted.name, wanted.display_name, wanted.role, wanted.at);
    decision made;
    made.changes.emplace_back(member_joined{newcomer});
    made.changes.emplace_back(password_set{wanted.name, wanted.password_hash});
    // A guest from the command line sees nothing until a moderator lets him in somewhere.
    if (wanted.role == role::guest) return made;
    mark_seen(known, made, newcomer, nullptr);
    add_joined_line(known, made, home_channel, newcomer);
    return made;
}

}  // namespace snug::rules
