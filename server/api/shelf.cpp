// The GIF shelf: all look, search and send; members put there what moves and makes no sound.
#include "api/endpoints.hpp"
#include "api/kept_files.hpp"
#include "api/served_blob.hpp"
#include "base/utf8.hpp"
#include "live/wire_gif.hpp"

namespace snug::api {

namespace {

using order = shelf_request::order;

result<file_id> id_of(const http::request& asked) {
    const auto named = parse_file_id(asked.param(0));
    if (!named) return refuse(errc::not_found);
    return *named;
}

http::async<result<shelf_item>> find_gif(services& with, file_id id, username viewer) {
    question<std::optional<shelf_item>> find = [id, viewer](reader& from) {
        return from.shelved_by_id(id, viewer);
    };
    auto found = co_await ask(with, std::move(find));
    if (!found) co_return std::unexpected(found.error());
    if (!*found) co_return refuse(errc::not_found);  // taken down a moment ago
    co_return std::move(**found);
}

http::async<result<shelf_item>> find_named(services& with, request_ptr asked, actor who) {
    const auto id = id_of(*asked);
    if (!id) co_return std::unexpected(id.error());
    co_return co_await find_gif(with, *id, who.name);
}

answer gif_reply(const result<shelf_item>& item, int status) {
    if (!item) return std::unexpected(item.error());
    std::string text;
    append_gif(text, item->what, item->favourite);
    return done(std::move(text), status);
}

/// The one that bears the same bytes as that file.
http::async<result<shelf_item>> find_same(services& with, file_id file, username viewer) {
    const auto from = co_await find_file(with, file.value());
    if (!from) co_return std::unexpected(from.error());
    question<std::optional<shelf_item>> find = [bytes = from->what.look.shown, viewer](reader& in) {
        return in.shelved_by_bytes(bytes, viewer);
    };
    auto found = co_await ask(with, std::move(find));
    if (!found) co_return std::unexpected(found.error());
    if (!*found) co_return refuse(errc::not_found);
    co_return std::move(**found);
}

result<order> read_order(const http::request& asked) {
    const std::string_view word = asked.query.find("sort").value_or("used");
    if (word == "used") return order::used;
    if (word == "new") return order::newest;
    if (word == "favourites") return order::favourites;
    return refuse(errc::invalid_field, "One of used, new, favourites.", "sort");
}

result<shelf_request> read_request(const http::request& asked, const actor& who) {
    const auto limit = page_limit(asked, limits::shelf_page_default);
    if (!limit) return std::unexpected(limit.error());
    const auto by = read_order(asked);
    if (!by) return std::unexpected(by.error());
    const std::string_view words = asked.query.find("q").value_or("");
    const auto length = count_code_points(words);
    if (!length || *length > limits::search_query_code_points_max) {
        return refuse(errc::invalid_field, "Up to 200 characters.", "q");
    }
    return shelf_request{.viewer = who.name,
                         .words = shelf_words(words),
                         .by = *by,
                         .after = std::string(asked.query.find("after").value_or("")),
                         .limit = *limit};
}

http::async<answer> favour(services& with, request_ptr asked, actor who, bool on) {
    const auto id = id_of(*asked);
    if (!id) co_return std::unexpected(id.error());
    snug::set_favourite wanted{who.name, *id, on};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

}  // namespace

http::async<answer> list_gifs(services& with, request_ptr asked, actor who) {
    auto wanted = read_request(*asked, who);
    if (!wanted) co_return std::unexpected(wanted.error());
    question<shelf_page> look = [wanted = std::move(*wanted)](reader& from) {
        return from.shelf(wanted);
    };
    const auto found = co_await ask(with, std::move(look));
    if (!found) co_return std::unexpected(found.error());
    co_return done(gifs_json(*found));
}

http::async<answer> put_gif(services& with, request_ptr asked, actor who) {
    const auto body = read_body(*asked);
    if (!body) co_return std::unexpected(body.error());
    json_reader json(*body);
    const std::string file = json.text("file");
    auto tags = json.texts_if("tags").value_or(std::vector<std::string>());
    if (auto fine = json.done(); !fine) co_return std::unexpected(fine.error());
    const auto from = parse_file_id(file);
    if (!from) co_return refuse(errc::invalid_field, "There is no such file.", "file");
    snug::put_on_shelf wanted{who.name, *from, make_file_id(), std::move(tags), with.now()};
    const file_id id = wanted.id;
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    if (made->changes.empty()) {
        const auto there = co_await find_same(with, *from, who.name);
        co_return gif_reply(there, 200);
    }
    const auto added = co_await find_gif(with, id, who.name);
    co_return gif_reply(added, 201);
}

http::async<answer> tag_gif(services& with, request_ptr asked, actor who) {
    const auto id = id_of(*asked);
    if (!id) co_return std::unexpected(id.error());
    const auto body = read_body(*asked);
    if (!body) co_return std::unexpected(body.error());
    json_reader json(*body);
    auto tags = json.texts_if("tags");
    if (auto fine = json.done(); !fine) co_return std::unexpected(fine.error());
    if (!tags) co_return refuse(errc::bad_request, "The tags.", "tags");
    snug::tag_shelved wanted{who.name, *id, std::move(*tags)};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    const auto tagged = co_await find_gif(with, *id, who.name);
    co_return gif_reply(tagged, 200);
}

http::async<answer> remove_gif(services& with, request_ptr asked, actor who) {
    const auto id = id_of(*asked);
    if (!id) co_return std::unexpected(id.error());
    snug::take_off_shelf wanted{who.name, *id};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

http::async<answer> favour_gif(services& with, request_ptr asked, actor who) {
    co_return co_await favour(with, std::move(asked), std::move(who), true);
}

http::async<answer> favour_gif_no_more(services& with, request_ptr asked, actor who) {
    co_return co_await favour(with, std::move(asked), std::move(who), false);
}

http::async<answer> get_gif(services& with, request_ptr asked, actor who) {
    const auto found = co_await find_named(with, asked, who);
    if (!found) co_return std::unexpected(found.error());
    const shelved& what = found->what;
    co_return co_await serve_blob(with, asked, what.look.shown, facts_of(what.look, what.name));
}

http::async<answer> get_gif_thumb(services& with, request_ptr asked, actor who) {
    const auto found = co_await find_named(with, asked, who);
    if (!found) co_return std::unexpected(found.error());
    co_return co_await serve_thumb(with, asked, found->what.look);
}

http::async<answer> get_gif_poster(services& with, request_ptr asked, actor who) {
    const auto found = co_await find_named(with, asked, who);
    if (!found) co_return std::unexpected(found.error());
    co_return co_await serve_preview(with, asked, found->what.look.poster);
}

}  // namespace snug::api
