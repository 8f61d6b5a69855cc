#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "domain/file_name.hpp"
#include "domain/text.hpp"
#include "domain/validate.hpp"
#include "live/wire_message.hpp"

#include <algorithm>

namespace snug::api {

namespace {

std::unexpected<error> refuse_attachments(errc code, std::string detail) {
    return refuse(code, std::move(detail), "attachments");
}

/// `{id, alt?, spoiler?, name?}`
result<attached_file> read_attached(const boost::json::value& given) {
    if (!given.is_object()) return refuse_attachments(errc::bad_request, "A list of objects.");
    json_reader json(given.get_object());
    const std::string id = json.text("id");
    const auto name = json.text_if("name");
    const std::string alt = json.text_if("alt").value_or("");
    const bool spoiler = json.flag_if("spoiler").value_or(false);
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    const auto known = parse_file_id(id);
    if (!known) return refuse_attachments(errc::invalid_field, "There is no such upload.");
    auto said = clean_alt(alt);
    if (!said) return std::unexpected(said.error());
    return attached_file{*known, name ? clean_file_name(*name) : "", std::move(*said), spoiler};
}

result<std::vector<attached_file>> read_attachments(const boost::json::object& body) {
    std::vector<attached_file> all;
    const auto* given = body.if_contains("attachments");
    if (given == nullptr || given->is_null()) return all;
    if (!given->is_array()) return refuse_attachments(errc::bad_request, "A list of objects.");
    if (given->get_array().size() > limits::attachments_max) {
        return refuse_attachments(errc::invalid_field, "A message bears up to 10 files.");
    }
    for (const auto& one : given->get_array()) {
        auto made = read_attached(one);
        if (!made) return std::unexpected(made.error());
        all.push_back(std::move(*made));
    }
    return all;
}

std::vector<file_id> make_file_ids(std::size_t count) {
    std::vector<file_id> made;
    made.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        made.push_back(make_file_id());
    return made;
}

/// `forward: {channel, _id}`: what is passed on.
result<std::optional<forward_source>> read_forward(const boost::json::object& body) {
    const auto* given = body.if_contains("forward");
    if (given == nullptr || given->is_null()) return std::nullopt;
    if (!given->is_object()) return refuse(errc::bad_request, "An object.", "forward");
    json_reader json(given->get_object());
    const std::string where = json.text("channel");
    const std::string which = json.text("_id");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    const auto channel = parse_channel_id(where);
    const auto id = parse_message_id(which);
    if (channel && id) return forward_source{*channel, *id};
    return refuse(errc::invalid_field, "There is no such message to pass on.", "forward");
}

result<snug::send_message> read_message(const http::request& asked, const actor& who) {
    const auto body = read_body(asked);
    if (!body) return std::unexpected(body.error());
    auto forward = read_forward(*body);
    if (!forward) return std::unexpected(forward.error());
    json_reader json(*body);
    auto attachments = read_attachments(*body);
    if (!attachments) return std::unexpected(attachments.error());
    const bool speaks_otherwise = *forward || !attachments->empty();
    const std::string content =
        speaks_otherwise ? json.text_if("content").value_or("") : json.text("content");
    const std::string where = json.text_if("channel").value_or(home_channel.value());
    const auto nonce = json.text_if("nonce");
    const auto reply_to = json.text_if("reply_to");
    const bool ping = json.flag_if("ping").value_or(true);
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());

    snug::send_message wanted{
        .actor = who.name, .channel = {}, .content = {}, .nonce = {}, .reply_to = {}};
    const auto channel = parse_channel_id(where);
    if (!channel) return refuse(errc::invalid_field, "There is no such channel.", "channel");
    wanted.channel = *channel;
    wanted.ping = ping;
    if (nonce) {
        if (auto fine = check_nonce(*nonce); !fine) return std::unexpected(fine.error());
        wanted.nonce = *nonce;
    }
    if (reply_to) {
        wanted.reply_to = parse_message_id(*reply_to);
        if (!wanted.reply_to)
            return refuse(errc::invalid_field, "There is no such message.", "reply_to");
    }
    if (*forward) {
        if (!content.empty() || !attachments->empty())
            return refuse(errc::invalid_content, "What is passed on has its own words.", "content");
        wanted.forward = std::move(*forward);
        wanted.names_for_copies = make_file_ids(limits::attachments_max);
        return wanted;
    }
    auto clean = attachments->empty() ? clean_content(content) : clean_words(content);
    if (!clean) return std::unexpected(clean.error());
    wanted.content = std::move(*clean);
    wanted.names_for_copies = make_file_ids(attachments->size());  // some may be of the shelf
    wanted.attachments = std::move(*attachments);
    return wanted;
}

/// The bytes that the stream has already, if it is the same revision.
http::reply message_reply(const services& with, int status, const message& what) {
    shared_bytes json = with.live.find_json(what);
    if (!json) json = encode_message(what);
    return http::response::json(status, std::move(json));
}

bool calls_many(const std::vector<std::string>& names) {
    return std::ranges::any_of(names,
                               [](const std::string& name) { return name.starts_with('@'); });
}

/// Who is told by @here: asked only when somebody says it.
std::vector<username> connected_for(const services& with, const std::vector<std::string>& names) {
    if (std::ranges::find(names, "@here") == names.end()) return {};
    return with.hub.present().connected_people();
}

}  // namespace

http::async<answer> send_message(services& with, request_ptr asked, actor who) {
    auto wanted = read_message(*asked, who);
    if (!wanted) co_return std::unexpected(wanted.error());
    const auto names = mentions_of(wanted->content);
    if (calls_many(names)) {
        if (auto fine = with.limiter.allow_call_to_all(who.name); !fine)
            co_return refuse_for_now(fine.error().retry_after);
    }
    wanted->at = with.now();
    wanted->connected = connected_for(with, names);
    const auto made = co_await submit(with, std::move(*wanted));
    if (!made) co_return std::unexpected(made.error());
    if (!made->message) co_return refuse(errc::internal);
    co_return message_reply(with, made->repeated ? 200 : 201, *made->message);
}

http::async<answer> edit_message(services& with, request_ptr asked, actor who) {
    const auto what = message_place_of(with, who, *asked);
    if (!what) co_return std::unexpected(what.error());
    const auto body = read_body(*asked);
    if (!body) co_return std::unexpected(body.error());
    json_reader json(*body);
    const std::string content = json.text("content");
    if (auto fine = json.done(); !fine) co_return std::unexpected(fine.error());
    auto clean = clean_words(content);
    if (!clean) co_return std::unexpected(clean.error());
    snug::edit_message wanted{who.name, what->channel, what->id, std::move(*clean), with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    if (!made->message) co_return refuse(errc::internal);
    co_return message_reply(with, 200, *made->message);
}

http::async<answer> delete_message(services& with, request_ptr asked, actor who) {
    const auto what = message_place_of(with, who, *asked);
    if (!what) co_return std::unexpected(what.error());
    snug::delete_message wanted{who.name, what->channel, what->id, with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

}  // namespace snug::api
