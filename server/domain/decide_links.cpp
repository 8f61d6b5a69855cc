#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"

namespace snug::rules {

namespace {

/// Somebody who is in, or who was.
const member* find_person(const facts& known, const username& name) {
    if (const auto in = known.members.find(name); in != known.members.end()) return &in->second;
    const auto gone = known.gone_members.find(name);
    return gone == known.gone_members.end() ? nullptr : &gone->second;
}

/// Links of the command line (no actor) need no rank.
bool may_link(const member& actor, const member& target) {
    return may(actor.role, action::kick_people) && outranks(actor.role, target.role);
}

bool is_good(const facts& known, const sign_in_link& link, wall_time at) {
    if (link.expires <= at) return false;
    const member* person = find_person(known, link.user);
    if (person == nullptr) return false;
    const bool gone = !known.members.contains(link.user);
    if (gone && (!link.brings_back || known.banned.contains(link.user))) return false;
    if (link.by.value().empty()) return true;
    const auto by = known.members.find(link.by);
    return by != known.members.end() && may_link(by->second, *person);
}

void bring_back(const facts& known, decision& made, member who, wall_time at) {
    who.role = role::member;
    who.joined = at;
    made.changes.emplace_back(member_joined{who});
    mark_seen(known, made, who, nullptr);
    add_joined_line(known, made, home_channel, who);
}

}  // namespace

result<decision> decide(const facts& known, const create_link& wanted) {
    const member* target = find_person(known, wanted.link.user);
    if (wanted.actor) {
        const auto actor = actor_of(known, *wanted.actor);
        if (!actor) return std::unexpected(actor.error());
        if (!may((*actor)->role, action::kick_people)) return refuse(errc::forbidden);
        if (target == nullptr) return refuse(errc::not_found);
        if (!may_link(**actor, *target)) return refuse(errc::forbidden);
    }
    if (target == nullptr) return refuse(errc::not_found);
    if (known.banned.contains(wanted.link.user)) {
        return refuse(errc::forbidden, "This name is banned: lift the ban first.");
    }
    sign_in_link link = wanted.link;
    link.by = wanted.actor.value_or(username());
    link.brings_back = !known.members.contains(link.user);
    decision made;
    made.changes.emplace_back(links_dropped{link.user});  // a person has one at most
    made.changes.emplace_back(link_created{std::move(link)});
    return made;
}

result<decision> decide(const facts& known, const use_link& wanted) {
    const auto found = known.links.find(wanted.code);
    if (found == known.links.end() || !is_good(known, found->second, wanted.at)) {
        return refuse(errc::link_gone);
    }
    const username& user = found->second.user;
    decision made;
    made.changes.emplace_back(links_dropped{user});
    if (!known.members.contains(user)) {
        bring_back(known, made, known.gone_members.at(user), wanted.at);
    }
    if (wanted.password_hash) {
        made.changes.emplace_back(password_set{user, *wanted.password_hash});
        close_sessions(known, made, user, {}, "password_changed");
    }
    if (wanted.session) {
        session opened = *wanted.session;
        opened.user = user;
        if (wanted.password_hash) {
            made.changes.emplace_back(session_opened{opened});  // all others have just been closed
            made.session = std::move(opened);
        } else {
            add_session(known, made, std::move(opened), user);
        }
    }
    return made;
}

}  // namespace snug::rules
