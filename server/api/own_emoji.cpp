#include "api/endpoints.hpp"
#include "api/squares.hpp"
#include "domain/permission.hpp"
#include "live/wire_emoji.hpp"

#include <algorithm>

namespace snug::api {

namespace {

answer emoji_reply(const services& with, const std::string& name, int status) {
    const auto& all = with.seen().emoji();
    const auto held = std::ranges::find(all, name, &own_emoji::name);
    if (held == all.end()) return refuse(errc::not_found);  // taken away a moment ago
    std::string text;
    append_own_emoji(text, *held);
    return done(std::move(text), status);
}

/// Makes the picture, if one is wanted, and puts the emoji there.
http::async<answer> put(services& with, actor who, snug::put_emoji wanted, square_field picture) {
    const auto viewer = viewer_of(with, who);
    if (!viewer) co_return std::unexpected(viewer.error());
    // Before the work on a picture; the rules look again when it counts.
    if (!may((*viewer)->role, action::add_emoji)) co_return refuse(errc::forbidden);
    const auto made_square = co_await make_square_if(with, who, picture, emoji_square);
    if (!made_square) co_return std::unexpected(made_square.error());
    if (*made_square) {
        wanted.emoji.picture = (*made_square)->bytes;
        wanted.emoji.animated = (*made_square)->animated;
    }
    const int status = wanted.is_new ? 201 : 200;
    const std::string name = wanted.emoji.name;
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    use_up(with, who, picture);
    co_return emoji_reply(with, name, status);
}

}  // namespace

http::async<answer> list_emoji(services& with, request_ptr, actor) {
    std::string text = R"({"emoji":[)";
    bool first = true;
    for (const own_emoji& one : with.seen().emoji()) {
        if (!std::exchange(first, false)) text += ',';
        append_own_emoji(text, one);
    }
    text += "]}";
    co_return done(std::move(text));
}

http::async<answer> add_emoji(services& with, request_ptr asked, actor who) {
    const auto body = read_body(*asked);
    if (!body) co_return std::unexpected(body.error());
    json_reader json(*body);
    snug::put_emoji wanted{who.name, {}, true, with.now()};
    wanted.emoji.name = json.text("name");
    wanted.emoji.aliases = json.texts_if("aliases").value_or(std::vector<std::string>());
    if (auto fine = json.done(); !fine) co_return std::unexpected(fine.error());
    auto picture = read_square(*body, emoji_square.field);
    if (!picture) co_return std::unexpected(picture.error());
    co_return co_await put(with, std::move(who), std::move(wanted), std::move(*picture));
}

http::async<answer> update_emoji(services& with, request_ptr asked, actor who) {
    const auto body = read_body(*asked);
    if (!body) co_return std::unexpected(body.error());
    json_reader json(*body);
    snug::put_emoji wanted{who.name, {}, false, with.now()};
    wanted.emoji.name = asked->param(0);
    auto aliases = json.texts_if("aliases");
    if (auto fine = json.done(); !fine) co_return std::unexpected(fine.error());
    auto picture = read_square(*body, emoji_square.field);
    if (!picture) co_return std::unexpected(picture.error());
    if (!aliases && !picture->wish)
        co_return refuse(errc::bad_request, "Other names or another picture.", "aliases");
    wanted.keeps_aliases = !aliases;
    if (aliases) wanted.emoji.aliases = std::move(*aliases);
    co_return co_await put(with, std::move(who), std::move(wanted), std::move(*picture));
}

http::async<answer> remove_emoji(services& with, request_ptr asked, actor who) {
    snug::remove_emoji wanted{who.name, std::string(asked->param(0))};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

}  // namespace snug::api
