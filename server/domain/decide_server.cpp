#include "base/file_limits.hpp"
#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"

namespace snug::rules {

namespace {

result<void> check_name(const std::string& name) {
    if (name.empty()) return refuse(errc::invalid_field, "The place needs a name.", "name");
    return check_line(name, limits::server_name_code_points_max, "name");
}

result<void> check_retention(const file_retention& wanted) {
    if (wanted.days < 0 || wanted.days > limits::retention_days_max)
        return refuse(errc::invalid_field, "Up to ten years.", "retention");
    return {};
}

/// Days and bytes, as numbers: "90 10000000".
std::string to_detail(const file_retention& wanted) {
    return std::to_string(wanted.days) + ' ' + std::to_string(wanted.over_bytes);
}

/// Nobody's files go without a word before.
void tell_retention(const facts& known,
                    decision& made,
                    const member& by,
                    const file_retention& wanted,
                    wall_time at) {
    const auto home = known.channels.find(home_channel);
    if (home == known.channels.end()) return;
    channel where = home->second;
    const std::string size = std::to_string(wanted.over_bytes / limits::bytes_in_mb);
    const std::string words =
        wanted.days == 0 ? "Files stay from now on."
                         : "Files over " + size + " MB go " + std::to_string(wanted.days) +
                               " days after they were shared, unless their message is pinned.";
    add_line(made, where, by, {system_kind::retention, words, to_detail(wanted)}, at);
}

}  // namespace

result<decision> decide(const facts& known, const update_server& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    if (!may((*actor)->role, action::change_server)) {
        return refuse(errc::forbidden, "Only owners name the place.");
    }
    server_info now = known.server;
    decision made;
    if (wanted.name) {
        if (const auto fine = check_name(*wanted.name); !fine) return std::unexpected(fine.error());
        note(made, {0, wanted.at, wanted.actor, "server_renamed", {}, {}, *wanted.name});
        now.name = *wanted.name;
    }
    if (wanted.icon) {
        note(made, {0, wanted.at, wanted.actor, "icon_changed", {}, {}, {}});
        now.icon = wanted.icon->bytes;
    }
    if (wanted.retention && *wanted.retention != now.retention) {
        if (const auto fine = check_retention(*wanted.retention); !fine)
            return std::unexpected(fine.error());
        now.retention = *wanted.retention;
        note(made, {0, wanted.at, wanted.actor, "retention_set", {}, {}, to_detail(now.retention)});
        tell_retention(known, made, **actor, now.retention, wanted.at);
    }
    made.changes.emplace_back(server_updated{std::move(now)});
    return made;
}

}  // namespace snug::rules
