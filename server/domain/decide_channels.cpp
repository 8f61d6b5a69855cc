#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

namespace {

/// Those named who are in, and the maker himself.
result<void> add_first_members(const facts& known, channel& made, const member& maker) {
    const std::vector<username> named = std::exchange(made.members, {});
    made.arrivals.clear();
    if (made.is_private) let_in_to(made, maker.name);
    for (const username& name : named) {
        const auto who = known.members.find(name);
        if (who == known.members.end()) {
            return refuse(errc::invalid_field, "There is nobody of that name.", "members");
        }
        let_in_to(made, name);
    }
    return {};
}

result<void> check_may_create(const member& actor, const channel& wanted) {
    const action needed = wanted.is_private ? action::make_private_channels : action::make_channels;
    if (!may(actor.role, needed)) return refuse(errc::forbidden);
    // A slow pace and a closed mouth are for moderators to impose, also in the private ones they
    // do not keep.
    const bool restricts = wanted.moderators_post || wanted.slow_mode_s > 0;
    if (restricts && !may(actor.role, action::make_channels)) return refuse(errc::forbidden);
    return {};
}

/// Keepers name and describe; everything else is the moderators'.
result<void> check_may_update(const member& actor, const channel& where, const update_channel& w) {
    if (!may_keep(actor, where)) return refuse(errc::forbidden);
    const bool is_talk_only =
        w.section || w.position_in_list || w.is_private || w.moderators_post || w.slow_mode_s;
    if (is_talk(where) && is_talk_only) {
        return refuse(errc::forbidden, "A group has a name, a sign and a topic.");
    }
    if (is_talk_only && !may(actor.role, action::make_channels)) return refuse(errc::forbidden);
    const bool is_home = where.id == home_channel;
    if (is_home && ((w.is_private && *w.is_private) || (w.archived && *w.archived))) {
        return refuse(errc::forbidden, "The first channel stays open to all.");
    }
    return {};
}

channel updated(const channel& before, const update_channel& w) {
    channel now = before;
    if (w.name) now.name = *w.name;
    if (w.sign) now.sign = *w.sign;
    if (w.topic) now.topic = *w.topic;
    if (w.section) now.section = *w.section;
    if (w.position_in_list) now.position_in_list = *w.position_in_list;
    if (w.is_private) now.is_private = *w.is_private;
    if (w.moderators_post) now.moderators_post = *w.moderators_post;
    if (w.slow_mode_s) now.slow_mode_s = *w.slow_mode_s;
    if (w.archived) now.archived = *w.archived;
    return now;
}

/// To those who gain it, what was said behind closed doors is history.
void mark_seen_by_all(const facts& known, decision& made, const channel& closed) {
    channel open = closed;
    open.is_private = false;
    for (const auto& [name, who] : known.members) {
        if (may_see(who, closed) || !may_see(who, open)) continue;
        made.changes.emplace_back(read_marked{name, closed.id, closed.last_seq});
    }
}

/// Quiet lines about what readers would else wonder at. Not in an archive: nobody writes there.
void add_lines(decision& made, const channel& before, channel now, const member& by, wall_time at) {
    if (now.archived) return;
    if (before.name != now.name) {
        std::string words = by.display_name + " named this " + now.name + ".";
        add_line(made, now, by, {system_kind::renamed, std::move(words), now.name}, at);
    }
    if (before.topic != now.topic) {
        std::string words = now.topic.empty() ? by.display_name + " took the topic away."
                                              : by.display_name + " set the topic: " + now.topic;
        add_line(made, now, by, {system_kind::topic, std::move(words), now.topic}, at);
    }
}

/// As the wire calls them, with a space between; what they say now is not for all who read it.
std::string changed_fields(const channel& before, const channel& now) {
    std::string names;
    const auto add = [&names](bool changed, std::string_view name) {
        if (!changed) return;
        if (!names.empty()) names += ' ';
        names += name;
    };
    add(before.name != now.name, "name");
    add(before.sign != now.sign, "sign");
    add(before.topic != now.topic, "topic");
    add(before.section != now.section, "section");
    add(before.position_in_list != now.position_in_list, "position");
    add(before.is_private != now.is_private, "private");
    add(before.moderators_post != now.moderators_post, "who_posts");
    add(before.slow_mode_s != now.slow_mode_s, "slow_mode_s");
    add(before.archived != now.archived, "archived");
    return names;
}

}  // namespace

result<decision> decide(const facts& known, const create_channel& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    if (const auto fine = check_may_create(**actor, wanted.wanted); !fine) {
        return std::unexpected(fine.error());
    }
    if (known.channels.contains(wanted.wanted.id)) return refuse(errc::busy);
    if (known.last_channel_no >= limits::channel_numbers_max) return refuse(errc::too_many);
    if (known.channel_count >= limits::channels_max) {
        return refuse(errc::too_many, "There are 500 channels: delete one first.");
    }
    channel made_channel = wanted.wanted;
    made_channel.no = known.last_channel_no + 1;
    made_channel.last_seq = 0;
    made_channel.archived = false;
    made_channel.origin = {wanted.actor, wanted.at};
    made_channel.keeper.reset();
    if (made_channel.is_private) made_channel.keeper = wanted.actor;
    if (const auto fine = add_first_members(known, made_channel, **actor); !fine) {
        return std::unexpected(fine.error());
    }
    decision made;
    made.channel = made_channel.id;
    note(made, {0, wanted.at, wanted.actor, "channel_created", {}, made_channel.id, {}});
    made.changes.emplace_back(channel_created{std::move(made_channel)});
    return made;
}

result<decision> decide(const facts& known, const update_channel& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const auto where = channel_for(known, **actor, wanted.channel);
    if (!where) return std::unexpected(where.error());
    const channel& before = **where;
    if (const auto fine = check_may_update(**actor, before, wanted); !fine) {
        return std::unexpected(fine.error());
    }
    channel now = updated(before, wanted);
    decision made;
    made.channel = before.id;
    if (now == before) return made;
    if (before.is_private != now.is_private) {
        // Who closes a channel stays in it and looks after it.
        if (now.is_private && !std::ranges::binary_search(now.members, wanted.actor)) {
            made.changes.emplace_back(channel_let_in{before.id, wanted.actor});
            let_in_to(now, wanted.actor);
        }
        now.keeper.reset();
        if (now.is_private) now.keeper = wanted.actor;
    }
    note(made,
         {0,
          wanted.at,
          wanted.actor,
          "channel_updated",
          {},
          before.id,
          changed_fields(before, now)});
    if (before.is_private && !now.is_private) mark_seen_by_all(known, made, before);
    const channel after = now;
    if (before.is_private == now.is_private) {
        made.changes.emplace_back(channel_updated{std::move(now)});
    } else if (now.is_private) {
        made.changes.emplace_back(channel_closed{std::move(now)});
    } else {
        made.changes.emplace_back(channel_opened{std::move(now)});
    }
    add_lines(made, before, after, **actor, wanted.at);
    return made;
}

result<decision> decide(const facts& known, const delete_channel& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const auto where = channel_for(known, **actor, wanted.channel);
    if (!where) return std::unexpected(where.error());
    if (wanted.channel == home_channel) {
        return refuse(errc::forbidden, "The first channel cannot be deleted.");
    }
    const bool own = (*where)->is_private && (*where)->keeper == wanted.actor;
    if (is_talk(**where) || (!own && !may((*actor)->role, action::delete_channels))) {
        return refuse(errc::forbidden);
    }
    decision made;
    // The name of a private one is nobody else's business, also when it is gone.
    const std::string name = is_closed(**where) ? std::string() : (*where)->name;
    note(made, {0, wanted.at, wanted.actor, "channel_deleted", {}, wanted.channel, name});
    made.changes.emplace_back(channel_deleted{wanted.channel});
    return made;
}

}  // namespace snug::rules
