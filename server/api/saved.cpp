#include "api/endpoints.hpp"
#include "api/seen_messages.hpp"

namespace snug::api {

namespace {

http::async<answer> change_saved(services& with, request_ptr asked, actor who, bool saved) {
    const auto on = message_place_of(with, who, *asked);
    if (!on) co_return std::unexpected(on.error());
    snug::save_message wanted{who.name, on->channel, on->id, saved, with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

}  // namespace

http::async<answer> save_message(services& with, request_ptr asked, actor who) {
    co_return co_await change_saved(with, std::move(asked), std::move(who), true);
}

http::async<answer> let_message_go(services& with, request_ptr asked, actor who) {
    co_return co_await change_saved(with, std::move(asked), std::move(who), false);
}

http::async<answer> list_saved(services& with, request_ptr asked, actor who) {
    const auto limit = page_limit(*asked);
    if (!limit) co_return std::unexpected(limit.error());
    const std::string before(asked->query.find("before").value_or(""));
    question<mention_page> shelf = [name = who.name, before, count = *limit](reader& from) {
        return from.saved_of(name, before, count);
    };
    auto found = co_await ask(with, std::move(shelf));
    if (!found) co_return std::unexpected(found.error());
    co_return list_reply(with, who, std::move(*found));
}

}  // namespace snug::api
