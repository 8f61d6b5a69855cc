#include "api/endpoints.hpp"
#include "domain/permission.hpp"

namespace snug::api {

namespace {

std::string versions_json(const std::vector<message_version>& versions) {
    std::string text;
    json_writer json(text);
    json.begin_object().key("versions").begin_array();
    for (const message_version& one : versions) {
        json.begin_object().key("content").value(one.content);
        json.key("at").value(to_iso8601(one.at)).end_object();
    }
    json.end_array().end_object();
    return text;
}

}  // namespace

http::async<answer> list_versions(services& with, request_ptr asked, actor who) {
    const auto on = message_place_of(with, who, *asked);
    if (!on) co_return std::unexpected(on.error());
    question<std::optional<message>> by_id = [id = on->id](reader& from) {
        return from.message_by_id(id);
    };
    const auto found = co_await ask(with, std::move(by_id));
    if (!found) co_return std::unexpected(found.error());
    if (!*found || (*found)->deleted || (*found)->channel != on->channel)
        co_return refuse(errc::not_found);
    question<std::vector<message_version>> earlier = [id = on->id](reader& from) {
        return from.versions_of(id);
    };
    const auto versions = co_await ask(with, std::move(earlier));
    if (!versions) co_return std::unexpected(versions.error());
    const auto viewer = viewer_of(with, who);
    if (!viewer) co_return std::unexpected(viewer.error());
    if (const auto still = channel_of(with, who, on->channel.value()); !still)
        co_return std::unexpected(still.error());
    // Asked last, so that who may not read them learns no more than that the message is there.
    if (!may((*viewer)->role, action::delete_others_messages)) co_return refuse(errc::forbidden);
    co_return done(versions_json(*versions));
}

}  // namespace snug::api
