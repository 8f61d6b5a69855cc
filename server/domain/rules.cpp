#include "domain/rules.hpp"

#include "base/limits.hpp"
#include "domain/names.hpp"
#include "domain/permission.hpp"
#include "domain/validate.hpp"

#include <algorithm>

namespace snug::rules {

result<const member*> actor_of(const facts& known, const username& name) {
    const auto found = known.members.find(name);
    if (found == known.members.end()) return refuse(errc::not_signed_in);
    return &found->second;
}

bool is_last_owner(const facts& known, const member& who) {
    return who.role == role::owner && known.owner_count <= 1;
}

std::string display_name_from(const username& name) {
    std::string shown = name.value();
    if (!shown.empty() && shown[0] >= 'a' && shown[0] <= 'z')
        shown[0] = static_cast<char>(shown[0] - 'a' + 'A');
    return shown;
}

result<const channel*> channel_for(const facts& known, const member& who, const channel_id& id) {
    const auto found = known.channels.find(id);
    if (found == known.channels.end() || !may_see(who, found->second)) {
        return refuse(errc::not_found);
    }
    return &found->second;
}

result<found_message> find_message(const facts& known,
                                   const username& actor,
                                   const channel_id& channel,
                                   const message_id& id) {
    const auto who = actor_of(known, actor);
    if (!who) return std::unexpected(who.error());
    const auto where = channel_for(known, **who, channel);
    if (!where) return std::unexpected(where.error());
    const auto found = known.messages.find(id);
    if (found == known.messages.end() || found->second.channel != channel) {
        return refuse(errc::not_found);
    }
    return found_message{*who, *where, &found->second};
}

result<void> check_may_react(const member& who, const channel& where, wall_time at) {
    if (where.archived) return refuse(errc::archived);
    if (who.muted_until && *who.muted_until > at) return refuse(errc::muted);
    return {};
}

result<void> check_may_write(const member& who, const channel& where, wall_time at) {
    if (const auto fine = check_may_react(who, where, at); !fine) return fine;
    if (where.moderators_post && !may(who.role, action::post_when_restricted)) {
        return refuse(errc::forbidden, "Only moderators post here.");
    }
    return {};
}

message make_tombstone(const message& of) {
    message tombstone;
    tombstone.id = of.id;
    tombstone.channel = of.channel;
    tombstone.seq = of.seq;
    tombstone.at = of.at;          // part of the id
    tombstone.author = of.author;  // replies name whom they answer, also when the words are gone
    tombstone.deleted = true;
    tombstone.outside = of.outside;
    return tombstone;
}

void add_line(decision& made, channel& where, const member& who, system_line line, wall_time at) {
    message posted;
    posted.channel = where.id;
    posted.seq = ++where.last_seq;
    posted.at = at;
    posted.id = make_message_id(at, where.no, posted.seq);
    posted.author = who.name;
    posted.content = std::move(line.content);
    posted.system = line.kind;
    posted.detail = std::move(line.detail);
    posted.reply_to = std::move(line.about);
    made.changes.emplace_back(message_posted{std::move(posted)});
}

void mark_seen(const facts& known, decision& made, const member& now, const member* before) {
    for (const auto& [id, where] : known.channels) {
        if (where.last_seq == 0 || !may_see(now, where)) continue;
        if (before != nullptr && may_see(*before, where)) continue;
        made.changes.emplace_back(read_marked{now.name, id, where.last_seq});
    }
}

void note(decision& made, audit_entry entry) {
    made.changes.emplace_back(audit_noted{std::move(entry)});
}

result<void> check_look(const facts& known,
                        std::string_view name,
                        const username& by,
                        std::string_view field) {
    if (is_reserved(name)) {
        return refuse(errc::invalid_field, "That name is reserved.", std::string(field));
    }
    const std::string look = look_of(name);
    const bool is_taken = std::ranges::any_of(known.members, [&](const auto& entry) {
        const member& other = entry.second;
        return other.name != by &&
               (look_of(other.display_name) == look || look_of(other.name.value()) == look);
    });
    if (!is_taken) return {};
    return refuse(errc::name_taken, "Somebody here looks like that already.", std::string(field));
}

result<void> check_line(std::string_view text, std::size_t max, std::string_view field) {
    if (text.empty()) return {};
    const auto clean = clean_line(text, max, field);
    if (!clean) return std::unexpected(clean.error());
    if (*clean == text) return {};
    return refuse(errc::invalid_field, "White space stands at an end.", std::string(field));
}

void add_joined_line(const facts& known,
                     decision& made,
                     const channel_id& where,
                     const member& who) {
    const auto found = known.channels.find(where);
    if (found == known.channels.end()) return;
    channel now = found->second;
    add_line(made, now, who, {system_kind::joined, who.display_name + " joined."}, who.joined);
    made.changes.emplace_back(read_marked{who.name, where, now.last_seq});
}

void add_session(const facts& known, decision& made, session wanted, const username& user) {
    wanted.user = user;
    const auto held = known.sessions.find(user);
    if (held != known.sessions.end() && held->second.size() >= limits::sessions_per_person_max) {
        std::vector<session> open = held->second;
        std::ranges::sort(open, {}, &session::last_used);
        open.resize(open.size() - limits::sessions_per_person_max + 1);
        for (const session& unused : open) {
            made.changes.emplace_back(session_closed{unused.id, user, "too_many_devices"});
        }
    }
    made.changes.emplace_back(session_opened{wanted});
    made.session = std::move(wanted);
}

void close_sessions(const facts& known,
                    decision& made,
                    const username& user,
                    std::string_view keep_id,
                    std::string_view reason) {
    const auto held = known.sessions.find(user);
    if (held == known.sessions.end()) return;
    for (const session& open : held->second) {
        if (open.id == keep_id) continue;
        made.changes.emplace_back(session_closed{open.id, user, std::string(reason)});
    }
}

}  // namespace snug::rules
