#include "api/channel_fields.hpp"
#include "api/endpoints.hpp"
#include "api/signing_in.hpp"
#include "domain/validate.hpp"

namespace snug::api {

namespace {

result<std::vector<username>> read_names(const boost::json::object& body, std::string_view field) {
    json_reader json(body);
    const auto words = json.texts_if(field).value_or(std::vector<std::string>());
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    std::vector<username> names;
    for (const std::string& word : words) {
        auto name = parse_username(word, field);
        if (!name)
            return refuse(errc::invalid_field, "There is nobody of that name.", std::string(field));
        names.push_back(std::move(*name));
    }
    return names;
}

result<channel> read_new_channel(const http::request& asked) {
    const auto body = read_body(asked);
    if (!body) return std::unexpected(body.error());
    json_reader json(*body);
    const std::string kind = json.text("kind");
    (void)json.text("name");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (kind != "text" && kind != "voice")
        return refuse(errc::invalid_field, "text or voice; talks are /api/directs.", "kind");
    auto fields = read_channel_fields(*body);
    if (!fields) return std::unexpected(fields.error());
    auto members = read_names(*body, "members");
    if (!members) return std::unexpected(members.error());
    channel read;
    read.kind = kind == "text" ? channel_kind::text : channel_kind::voice;
    read.name = fields->name.value_or("");
    read.sign = fields->sign.value_or("");
    read.topic = fields->topic.value_or("");
    read.section = fields->section.value_or("");
    read.position_in_list = fields->position_in_list.value_or(0);
    read.is_private = fields->is_private.value_or(false);
    read.moderators_post = fields->moderators_post.value_or(false);
    read.slow_mode_s = fields->slow_mode_s.value_or(0);
    read.members = std::move(*members);
    return read;
}

result<snug::update_channel> read_update(const http::request& asked) {
    const auto body = read_body(asked);
    if (!body) return std::unexpected(body.error());
    auto fields = read_channel_fields(*body);
    if (!fields) return std::unexpected(fields.error());
    return snug::update_channel{.actor = {},
                                .channel = {},
                                .name = std::move(fields->name),
                                .sign = std::move(fields->sign),
                                .topic = std::move(fields->topic),
                                .section = std::move(fields->section),
                                .position_in_list = fields->position_in_list,
                                .is_private = fields->is_private,
                                .moderators_post = fields->moderators_post,
                                .slow_mode_s = fields->slow_mode_s,
                                .archived = fields->archived};
}

/// The channel as the asker sees it, with his own marks.
answer channel_reply(const services& with, const actor& who, const channel_id& id, int status) {
    const auto viewer = viewer_of(with, who);
    if (!viewer) return std::unexpected(viewer.error());
    const auto where = channel_of(with, who, id.value());
    if (!where) return std::unexpected(where.error());
    return done(with.live.channel_json_for(**where, **viewer), status);
}

}  // namespace

http::async<answer> create_channel(services& with, request_ptr asked, actor who) {
    auto read = read_new_channel(*asked);
    if (!read) co_return std::unexpected(read.error());
    read->id = channel_id(make_id());
    snug::create_channel wanted{who.name, std::move(*read), with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return channel_reply(with, who, made->channel.value_or(channel_id()), 201);
}

http::async<answer> update_channel(services& with, request_ptr asked, actor who) {
    const auto where = channel_of(with, who, asked->param(0));
    if (!where) co_return std::unexpected(where.error());
    const channel_id id = (*where)->id;
    auto wanted = read_update(*asked);
    if (!wanted) co_return std::unexpected(wanted.error());
    wanted->actor = who.name;
    wanted->channel = id;
    wanted->at = with.now();
    const auto made = co_await submit(with, std::move(*wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return channel_reply(with, who, id, 200);
}

http::async<answer> delete_channel(services& with, request_ptr asked, actor who) {
    const auto where = channel_of(with, who, asked->param(0));
    if (!where) co_return std::unexpected(where.error());
    snug::delete_channel wanted{who.name, (*where)->id, with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

http::async<answer> start_talk(services& with, request_ptr asked, actor who) {
    const auto body = read_body(*asked);
    if (!body) co_return std::unexpected(body.error());
    auto others = read_names(*body, "users");
    if (!others) co_return std::unexpected(others.error());
    snug::start_talk wanted{who.name, std::move(*others), channel_id(make_id()), with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    const int status = made->repeated ? 200 : 201;
    co_return channel_reply(with, who, made->channel.value_or(channel_id()), status);
}

}  // namespace snug::api
