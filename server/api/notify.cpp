#include "api/endpoints.hpp"

namespace snug::api {

namespace {

result<snug::set_notify> read_choice(const http::request& asked) {
    const auto body = read_body(asked);
    if (!body) return std::unexpected(body.error());
    json_reader json(*body);
    const auto level = json.text_if("level");
    const auto until = json.text_if("muted_until");
    snug::set_notify read;
    read.hidden = json.flag_if("hidden");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (level) {
        read.level = parse_notify_level(*level);
        if (!read.level) return refuse(errc::invalid_field, "all, mentions or none.", "level");
    }
    if (until) {
        read.muted_until = until->empty() ? wall_time() : parse_iso8601(*until);
        if (!read.muted_until)
            return refuse(errc::invalid_field, "A time, or an empty text.", "muted_until");
    }
    return read;
}

}  // namespace

http::async<answer> set_notify(services& with, request_ptr asked, actor who) {
    const auto where = channel_of(with, who, asked->param(0));
    if (!where) co_return std::unexpected(where.error());
    const channel_id id = (*where)->id;
    auto wanted = read_choice(*asked);
    if (!wanted) co_return std::unexpected(wanted.error());
    wanted->actor = who.name;
    wanted->channel = id;
    wanted->at = with.now();
    const auto made = co_await submit(with, std::move(*wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

}  // namespace snug::api
