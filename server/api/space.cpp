// What shared files take and which are the largest, for whoever wonders what to remove.
#include "api/endpoints.hpp"
#include "base/file_limits.hpp"
#include "domain/permission.hpp"
#include "live/wire_attachment.hpp"

#include <algorithm>

namespace snug::api {

namespace {

void append_use(json_writer& json, const space_use& use) {
    json.key("used").value(use.bytes).key("files").value(use.files);
}

space_use use_of(const space_report& all, const username& who) {
    const auto found = all.people.find(who);
    return found == all.people.end() ? space_use{} : found->second;
}

void append_people(json_writer& json, const space_report& all) {
    std::vector<std::pair<username, space_use>> people(all.people.begin(), all.people.end());
    std::ranges::stable_sort(
        people, std::greater<>(), [](const auto& one) { return one.second.bytes; });
    json.key("people").begin_array();
    for (const auto& [name, use] : people) {
        json.begin_object().key("user").value(name.value());
        append_use(json, use);
        json.end_object();
    }
    json.end_array();
}

void append_kinds(json_writer& json, const space_report& all) {
    json.key("kinds").begin_array();
    for (std::size_t kind = 0; kind < all.kinds.size(); ++kind) {
        json.begin_object().key("kind").value(to_word(static_cast<file_kind>(kind)));
        append_use(json, all.kinds[kind]);
        json.end_object();
    }
    json.end_array();
}

void append_file(json_writer& json, const kept_file& file) {
    const file_look& look = file.what.look;
    json.begin_object().key("id").value(file.what.id.value()).key("name").value(file.what.name);
    json.key("kind").value(to_word(look.kind)).key("type").value(look.type);
    json.key("size").value(look.size).key("by").value(file.by.value());
    json.key("channel").value(file.channel.value()).key("message").value(to_hex(*file.message));
    json.key("seq").value(seq_of(*file.message));
    json.key("at").value(to_iso8601(file.at)).key("url").value(url_of(file.what));
    if (look.thumb) json.key("thumb").value(thumb_url_of(file.what));
    json.end_object();
}

/// Those whose message he may see.
void append_largest(json_writer& json,
                    const services& with,
                    const actor& who,
                    const std::vector<kept_file>& found) {
    std::size_t told = 0;
    json.key("largest").begin_array();
    for (const kept_file& one : found) {
        if (told == limits::largest_files_told) break;
        if (!one.message || !channel_of(with, who, one.channel.value())) continue;
        append_file(json, one);
        ++told;
    }
    json.end_array();
}

void append_quota(json_writer& json, const space_quota& quota) {
    if (quota.per_person != 0) json.key("quota").value(quota.per_person);
    if (quota.all != 0) json.key("total_quota").value(quota.all);
}

}  // namespace

http::async<answer> get_space(services& with, request_ptr, actor who) {
    const auto viewer = viewer_of(with, who);
    if (!viewer) co_return std::unexpected(viewer.error());
    const bool sees_all = may((*viewer)->role, action::kick_people);
    question<space_report> sums = [](reader& from) { return from.space(std::nullopt); };
    const auto all = co_await ask(with, std::move(sums));
    if (!all) co_return std::unexpected(all.error());
    const std::optional<username> whose = sees_all ? std::nullopt : std::optional(who.name);
    question<std::vector<kept_file>> largest = [whose](reader& from) {
        return from.largest_files(whose, limits::largest_files_read);
    };
    const auto found = co_await ask(with, std::move(largest));
    if (!found) co_return std::unexpected(found.error());
    std::string text;
    json_writer json(text);
    json.begin_object();
    append_use(json, all->all);
    append_quota(json, with.quota);
    if (const auto room = with.store.parts().room()) json.key("free").value(*room);
    json.key("mine").begin_object();
    append_use(json, use_of(*all, who.name));
    json.end_object();
    if (sees_all) append_people(json, *all);
    append_kinds(json, *all);
    append_largest(json, with, who, *found);
    json.end_object();
    co_return done(std::move(text));
}

}  // namespace snug::api
