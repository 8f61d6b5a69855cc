#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"

namespace snug::rules {

namespace {

std::uint64_t pin_count(const facts& known, const channel_id& where) {
    const auto counted = known.pins.find(where);
    return counted == known.pins.end() ? 0 : counted->second;
}

}  // namespace

result<decision> decide(const facts& known, const pin_message& wanted) {
    const auto found = find_message(known, wanted.actor, wanted.channel, wanted.id);
    if (!found) return std::unexpected(found.error());
    const message& before = *found->held;
    if (before.deleted) return refuse(errc::not_found);
    if (!may_pin(*found->actor, *found->where)) return refuse(errc::forbidden);
    if (found->where->archived) return refuse(errc::archived);
    if (before.system != system_kind::none) {
        return refuse(errc::forbidden, "A line of the server cannot be pinned.");
    }
    decision made;
    if (before.pinned == wanted.pinned) return made;
    if (wanted.pinned && pin_count(known, wanted.channel) >= limits::pins_per_channel_max) {
        return refuse(errc::too_many, "A channel has up to 250 pins: take one away first.");
    }
    message now = before;
    now.pinned = wanted.pinned;
    made.changes.emplace_back(message_edited{std::move(now)});
    if (!wanted.pinned) return made;
    channel where = *found->where;
    const reply_target about{before.id, before.seq, before.author};
    system_line line{system_kind::pinned, found->actor->display_name + " pinned a message."};
    line.about = about;
    add_line(made, where, *found->actor, std::move(line), wanted.at);
    return made;
}

}  // namespace snug::rules
