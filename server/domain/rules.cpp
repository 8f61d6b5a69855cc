#include "domain/rules.hpp"

#include "base/limits.hpp"
#include "domain/permission.hpp"

#include <algorithm>

namespace snug::rules {

result<const member*> actor_of(const facts& known, const username& name) {
    const auto found = known.members.find(name);
    if (found == known.members.end()) return refuse(errc::not_signed_in);
    return &found->second;
}

result<const channel*> channel_for(const facts& known, const member& who, const channel_id& id) {
    const auto found = known.channels.find(id);
    if (found == known.channels.end() || !may_see(who, found->second)) {
        return refuse(errc::not_found);
    }
    return &found->second;
}

void add_joined_line(const facts& known,
                     decision& made,
                     const channel_id& where,
                     const member& who) {
    const auto found = known.channels.find(where);
    if (found == known.channels.end()) return;
    message line;
    line.channel = where;
    line.seq = found->second.last_seq + 1;
    line.at = who.joined;
    line.id = make_message_id(who.joined, found->second.no, line.seq);
    line.author = who.name;
    line.content = who.display_name + " joined.";
    line.system = system_kind::joined;
    const sequence seq = line.seq;
    made.changes.emplace_back(message_posted{std::move(line)});
    made.changes.emplace_back(read_marked{who.name, where, seq});
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
