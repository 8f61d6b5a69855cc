// Files that people share, to those who may see their message and to nobody else: what was made to
// be shown, its thumbnail, its poster. Nothing is served as what it might pretend to be.
#include "api/endpoints.hpp"
#include "api/kept_files.hpp"
#include "api/served_blob.hpp"

namespace snug::api {

namespace {

/// The file that the path names, if `who` may see it.
http::async<result<std::shared_ptr<const kept_file>>> find_seen(services& with,
                                                                const actor& who,
                                                                std::string_view id) {
    auto found = co_await recall_file(with, id);
    if (!found) co_return std::unexpected(found.error());
    const kept_file& file = **found;
    if (!file.message) {
        if (file.by != who.name) co_return refuse(errc::not_found);
    } else if (const auto where = channel_of(with, who, file.channel.value()); !where) {
        co_return std::unexpected(where.error());
    }
    if (file.what.look.state == file_state::removed) co_return refuse(errc::not_found);
    co_return found;
}

}  // namespace

http::async<answer> get_file(services& with, request_ptr asked, actor who) {
    std::string id(asked->param(0));
    const auto found = co_await find_seen(with, who, id);
    if (!found) co_return std::unexpected(found.error());
    const file_look& look = (*found)->what.look;
    // Until it was looked into, it may still tell where it was made.
    if (look.state == file_state::processing) co_return refuse(errc::not_found);
    co_return co_await serve_blob(with, asked, look.shown, facts_of(look, (*found)->what.name));
}

http::async<answer> restore_file(services& with, request_ptr asked, actor who) {
    const auto named = parse_file_id(asked->param(0));
    if (!named) co_return refuse(errc::not_found);
    snug::restore_file wanted{who.name, *named, with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

http::async<answer> get_thumb(services& with, request_ptr asked, actor who) {
    std::string id(asked->param(0));
    const auto found = co_await find_seen(with, who, id);
    if (!found) co_return std::unexpected(found.error());
    co_return co_await serve_thumb(with, asked, (*found)->what.look);
}

http::async<answer> get_poster(services& with, request_ptr asked, actor who) {
    std::string id(asked->param(0));
    const auto found = co_await find_seen(with, who, id);
    if (!found) co_return std::unexpected(found.error());
    co_return co_await serve_preview(with, asked, (*found)->what.look.poster);
}

}  // namespace snug::api
