#include "live/wire_channel.hpp"

#include "base/file_limits.hpp"
#include "base/json.hpp"
#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "live/picture_path.hpp"

#ifndef SNUG_VERSION
#define SNUG_VERSION "0.0.0"
#endif

namespace snug {

namespace {

void append_members(json_writer& json, const channel& what) {
    // An open channel names nobody: everybody is in it, and guests who were let in see only their
    // own channels.
    if (!is_closed(what)) return;
    if (what.keeper) json.key("keeper").value(what.keeper->value());
    if (what.origin) {
        json.key("created_by").value(what.origin->by.value());
        json.key("created").value(to_iso8601(what.origin->at));
    }
    json.key("members").begin_array();
    for (const username& name : what.members)
        json.value(name.value());
    json.end_array();
}

void append_shared_fields(json_writer& json, const channel& what) {
    json.key("id").value(what.id.value());
    json.key("kind").value(to_word(what.kind));
    json.key("name").value(what.name);
    if (!what.sign.empty()) json.key("sign").value(what.sign);
    json.key("topic").value(what.topic);
    json.key("section").value(what.section);
    json.key("position").value(what.position_in_list);
    json.key("private").value(what.is_private);
    json.key("who_posts").value(what.moderators_post ? "moderators" : "all");
    json.key("slow_mode_s").value(what.slow_mode_s);
    json.key("archived").value(what.archived);
    append_members(json, what);
    json.key("last_seq").value(what.last_seq);
}

void append_notify_fields(json_writer& json, const notify_settings& chosen) {
    json.key("level").value(to_word(chosen.level));
    if (chosen.muted_until) json.key("muted_until").value(to_iso8601(*chosen.muted_until));
    if (chosen.hidden) json.key("hidden").value(true);
}

void append_counts(json_writer& json, const read_state& mine) {
    json.key("read_seq").value(mine.read_seq);
    json.key("unread").value(mine.unread);
    json.key("mentions").value(mine.mentions);
}

void append_notify_of(json_writer& json, const read_state& mine) {
    json.key("notify").begin_object();
    append_notify_fields(json, mine.notify);
    json.end_object();
}

}  // namespace

void append_channel(std::string& out, const channel& what) {
    json_writer json(out);
    json.begin_object();
    append_shared_fields(json, what);
    json.end_object();
}

void append_channel_for(std::string& out,
                        const channel& what,
                        const read_state& mine,
                        std::string_view people) {
    json_writer json(out);
    json.begin_object();
    append_shared_fields(json, what);
    append_counts(json, mine);
    append_notify_of(json, mine);
    if (!people.empty()) json.key("people").raw(people);
    json.end_object();
}

void append_notify(std::string& out, const channel_id& where, const notify_settings& chosen) {
    json_writer json(out);
    json.begin_object().key("channel").value(where.value());
    append_notify_fields(json, chosen);
    json.end_object();
}

void append_read_state(std::string& out, const read_state& mine) {
    json_writer json(out);
    json.begin_object();
    json.key("channel").value(mine.channel.value());
    append_counts(json, mine);
    json.end_object();
}

void append_marks(std::string& out, const read_state& mine) {
    json_writer json(out);
    json.begin_object();
    json.key("channel").value(mine.channel.value());
    append_counts(json, mine);
    append_notify_of(json, mine);
    json.end_object();
}

void append_server(std::string& out, const server_info& what, std::uint64_t upload_max) {
    json_writer json(out);
    json.begin_object();
    json.key("name").value(what.name);
    if (what.icon) json.key("icon").value(icon_path(*what.icon));
    if (what.retention.days > 0) {
        json.key("retention").begin_object();
        json.key("days").value(what.retention.days);
        json.key("over_mb").value(what.retention.over_bytes / limits::bytes_in_mb).end_object();
    }
    json.key("version").value(SNUG_VERSION);
    json.key("limits").begin_object();
    json.key("content_max").value(static_cast<std::uint64_t>(limits::content_code_points_max));
    json.key("attachments_max").value(std::uint64_t{limits::attachments_max});
    json.key("upload_max").value(upload_max);
    json.end_object();
    json.end_object();
}

}  // namespace snug
