#include "domain/permission.hpp"
#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

result<decision> decide(const facts& known, const mark_read& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const auto where = channel_for(known, **actor, wanted.channel);
    if (!where) return std::unexpected(where.error());
    decision made;
    const sequence seq = std::min(wanted.seq, (*where)->last_seq);
    made.changes.emplace_back(read_marked{wanted.actor, wanted.channel, seq});
    return made;
}

result<decision> decide(const facts& known, const set_notify& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const auto where = channel_for(known, **actor, wanted.channel);
    if (!where) return std::unexpected(where.error());
    if (wanted.hidden && *wanted.hidden && !is_talk(**where)) {
        return refuse(errc::invalid_field, "Only a direct or a group can be hidden.", "hidden");
    }
    const auto held = known.notify.find({wanted.actor, wanted.channel});
    const notify_settings before = held == known.notify.end() ? notify_settings() : held->second;
    notify_settings now = before;
    if (wanted.level) now.level = *wanted.level;
    if (wanted.hidden) now.hidden = *wanted.hidden;
    if (wanted.muted_until) now.muted_until = wanted.muted_until;
    if (now.muted_until && *now.muted_until <= wanted.at) now.muted_until.reset();
    decision made;
    if (now != before) {
        made.changes.emplace_back(notify_set{wanted.actor, wanted.channel, now});
    }
    return made;
}

}  // namespace snug::rules
