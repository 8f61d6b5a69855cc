#include "api/endpoint.hpp"

#include "domain/permission.hpp"
#include "domain/validate.hpp"
#include "live/wire_member.hpp"

namespace snug::api {

namespace {

/// The media type alone, or with parameters (RFC 9110 section 8.3.1); white space only before the
/// semicolon.
bool is_json(std::string_view type) {
    constexpr std::string_view json = "application/json";
    std::string_view essence = type.substr(0, type.find(';'));
    while (!essence.empty() && (essence.back() == ' ' || essence.back() == '\t'))
        essence.remove_suffix(1);
    return http::same_name(essence, json);
}

}  // namespace

result<boost::json::object> read_body(const http::request& asked) {
    if (!is_json(asked.header("Content-Type"))) return refuse(errc::unsupported_media_type);
    return parse_json_object(asked.body);
}

result<boost::json::object> read_optional_body(const http::request& asked) {
    if (asked.body.empty()) return boost::json::object();
    return read_body(asked);
}

result<const member*> viewer_of(const services& with, const actor& who) {
    const member* viewer = with.seen().find_member(who.name);
    if (viewer == nullptr) return refuse(errc::not_signed_in);
    return viewer;
}

result<const channel*> channel_of(const services& with, const actor& who, std::string_view id) {
    const auto viewer = viewer_of(with, who);
    if (!viewer) return std::unexpected(viewer.error());
    const auto parsed = parse_channel_id(id);
    const channel* where = parsed ? with.seen().find_channel(*parsed) : nullptr;
    if (where == nullptr || !may_see(**viewer, *where)) return refuse(errc::not_found);
    return where;
}

result<message_place> message_place_of(const services& with,
                                       const actor& who,
                                       const http::request& asked) {
    const auto where = channel_of(with, who, asked.param(0));
    if (!where) return std::unexpected(where.error());
    const auto id = parse_message_id(asked.param(1));
    if (!id) return refuse(errc::not_found);
    return message_place{(*where)->id, *id};
}

result<username> member_of(const services& with,
                           const actor& who,
                           const http::request& asked,
                           std::size_t capture) {
    const auto viewer = viewer_of(with, who);
    if (!viewer) return std::unexpected(viewer.error());
    auto name = parse_username(asked.param(capture));
    const member* other = name ? with.seen().find_member(*name) : nullptr;
    if (other == nullptr || !with.seen().sees(**viewer, *other)) return refuse(errc::not_found);
    return std::move(*name);
}

result<std::size_t> page_limit(const http::request& asked, std::size_t otherwise) {
    const auto given = asked.query.number("limit");
    const bool negative = asked.query.find("limit").value_or("").starts_with('-');
    if (negative || (given && given->value_or(1) < 1))
        return refuse(errc::invalid_field, "A page has at least one message.", "limit");
    if (!given) return std::unexpected(given.error());
    if (!*given) return otherwise;
    return static_cast<std::size_t>(std::min<std::uint64_t>(**given, limits::page_size_max));
}

std::string member_json(const member& who) {
    std::string json;
    append_member(json, who);
    return json;
}

}  // namespace snug::api
