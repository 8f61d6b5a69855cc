#include "api/endpoints.hpp"
#include "domain/validate.hpp"
#include "live/wire_channel.hpp"

namespace snug::api {

namespace {

result<std::string> read_name(const http::request& asked) {
    const auto body = read_body(asked);
    if (!body) return std::unexpected(body.error());
    json_reader json(*body);
    const std::string name = json.text("name");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    return clean_line(name, limits::server_name_code_points_max, "name");
}

}  // namespace

http::async<answer> update_server(services& with, request_ptr asked, actor who) {
    auto name = read_name(*asked);
    if (!name) co_return std::unexpected(name.error());
    snug::update_server wanted{who.name, std::move(*name), with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    std::string body;
    append_server(body, with.seen().server(), with.seen().upload_max());
    co_return done(std::move(body));
}

}  // namespace snug::api
