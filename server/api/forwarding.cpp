#include "api/endpoints.hpp"

namespace snug::api {

namespace {

std::string place_json(const message& what) {
    std::string text;
    json_writer json(text);
    json.begin_object().key("channel").value(what.channel.value());
    json.key("_id").value(to_hex(what.id));
    json.key("seq").value(what.seq).end_object();
    return text;
}

/// The first message behind the one at `on`, as it is now; none where it is not there any more.
result<std::optional<message>> find_origin(reader& from, const message_place& on) {
    auto passed_on = from.message_by_id(on.id);
    if (!passed_on) return passed_on;
    if (!*passed_on || (*passed_on)->channel != on.channel || !(*passed_on)->forwarded)
        return std::nullopt;
    auto first = from.message_by_id((*passed_on)->forwarded->id);
    if (first && *first && (*first)->deleted) return std::nullopt;
    return first;
}

}  // namespace

/// Not in the message itself, which all its readers share: where somebody does not see, there is
/// nothing.
http::async<answer> get_origin(services& with, request_ptr asked, actor who) {
    const auto on = message_place_of(with, who, *asked);
    if (!on) co_return std::unexpected(on.error());
    question<std::optional<message>> origin = [at = *on](reader& from) {
        return find_origin(from, at);
    };
    const auto found = co_await ask(with, std::move(origin));
    if (!found) co_return std::unexpected(found.error());
    if (!*found) co_return refuse(errc::not_found);
    if (const auto still = channel_of(with, who, on->channel.value()); !still)
        co_return std::unexpected(still.error());
    if (const auto seen = channel_of(with, who, (*found)->channel.value()); !seen)
        co_return std::unexpected(seen.error());
    co_return done(place_json(**found));
}

}  // namespace snug::api
