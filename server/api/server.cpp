#include "api/endpoints.hpp"
#include "api/squares.hpp"
#include "base/file_limits.hpp"
#include "domain/permission.hpp"
#include "domain/validate.hpp"
#include "live/wire_channel.hpp"

namespace snug::api {

namespace {

struct server_wish {
    std::optional<std::string> name;
    square_field icon;
    std::optional<file_retention> retention;
};

/// `retention: {days, over_mb}`; null: files stay.
result<std::optional<file_retention>> read_retention(const boost::json::object& body) {
    const auto* given = body.if_contains("retention");
    if (given == nullptr) return std::nullopt;
    if (given->is_null()) return file_retention{};
    if (!given->is_object()) return refuse(errc::bad_request, "An object, or null.", "retention");
    json_reader json(given->get_object());
    const std::int64_t days = json.number("days");
    const std::int64_t over_mb = json.number_if("over_mb").value_or(0);
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    constexpr std::int64_t most = limits::upload_body_bytes_max / limits::bytes_in_mb;
    if (over_mb < 0 || over_mb > most)
        return refuse(errc::invalid_field, "Up to 4,000 MB.", "retention");
    return file_retention{days, static_cast<std::uint64_t>(over_mb) * limits::bytes_in_mb};
}

result<server_wish> read_wish(const http::request& asked) {
    const auto body = read_body(asked);
    if (!body) return std::unexpected(body.error());
    json_reader json(*body);
    auto name = json.text_if("name");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    auto icon = read_square(*body, icon_square.field);
    if (!icon) return std::unexpected(icon.error());
    auto retention = read_retention(*body);
    if (!retention) return std::unexpected(retention.error());
    if (!name && !icon->is_given && !*retention)
        return refuse(errc::bad_request, "A name.", "name");
    server_wish wish{std::nullopt, std::move(*icon), *retention};
    if (!name) return wish;
    auto clean = clean_line(*name, limits::server_name_code_points_max, "name");
    if (!clean) return std::unexpected(clean.error());
    wish.name = std::move(*clean);
    return wish;
}

}  // namespace

http::async<answer> update_server(services& with, request_ptr asked, actor who) {
    auto wish = read_wish(*asked);
    if (!wish) co_return std::unexpected(wish.error());
    const auto viewer = viewer_of(with, who);
    if (!viewer) co_return std::unexpected(viewer.error());
    // Before the work on a picture; the rules look again when it counts.
    if (!may((*viewer)->role, action::change_server)) co_return refuse(errc::forbidden);
    const auto made_icon = co_await make_square_if(with, who, wish->icon, icon_square);
    if (!made_icon) co_return std::unexpected(made_icon.error());
    snug::update_server wanted{who.name, std::move(wish->name), with.now()};
    wanted.icon = as_choice(wish->icon, *made_icon);
    wanted.retention = wish->retention;
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    use_up(with, who, wish->icon);
    std::string body;
    append_server(body, with.seen().server(), with.seen().upload_max());
    co_return done(std::move(body));
}

}  // namespace snug::api
