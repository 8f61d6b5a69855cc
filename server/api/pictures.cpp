// Faces, own emoji and the server's icon as bytes. An address has a tag of the bytes, so one that
// was replaced is not there any more.
#include "api/endpoints.hpp"
#include "api/served_blob.hpp"
#include "domain/validate.hpp"
#include "live/picture_path.hpp"

#include <algorithm>

namespace snug::api {

namespace {

http::async<answer> serve_square(services& with,
                                 const request_ptr& asked,
                                 std::optional<digest> bytes,
                                 std::string_view tag) {
    if (!bytes || picture_tag(*bytes) != tag) co_return refuse(errc::not_found);
    http::file_facts what;
    what.type = "image/webp";
    what.name = "picture.webp";
    what.use = http::disposition::shown;
    co_return co_await serve_blob(with, asked, *bytes, std::move(what));
}

}  // namespace

http::async<answer> get_face(services& with, request_ptr asked, actor) {
    const auto whose = parse_username(asked->param(0));
    const member* who = whose ? with.seen().find_member(*whose) : nullptr;
    if (who == nullptr) co_return refuse(errc::not_found);
    const std::string tag(asked->param(1));
    co_return co_await serve_square(with, asked, who->avatar, tag);
}

http::async<answer> get_emoji_picture(services& with, request_ptr asked, actor) {
    const auto& all = with.seen().emoji();
    const auto held = std::ranges::find(all, asked->param(0), &own_emoji::name);
    if (held == all.end()) co_return refuse(errc::not_found);
    const std::string tag(asked->param(1));
    co_return co_await serve_square(with, asked, held->picture, tag);
}

http::async<answer> get_icon(services& with, request_ptr asked, actor) {
    const std::string tag(asked->param(0));
    co_return co_await serve_square(with, asked, with.seen().server().icon, tag);
}

}  // namespace snug::api
