#include "api/endpoints.hpp"
#include "live/snapshot.hpp"

namespace snug::api {

namespace {

http::async<answer> change_pin(services& with, request_ptr asked, actor who, bool pinned) {
    const auto on = message_place_of(with, who, *asked);
    if (!on) co_return std::unexpected(on.error());
    snug::pin_message wanted{who.name, on->channel, on->id, pinned, with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

}  // namespace

http::async<answer> pin_message(services& with, request_ptr asked, actor who) {
    co_return co_await change_pin(with, std::move(asked), std::move(who), true);
}

http::async<answer> unpin_message(services& with, request_ptr asked, actor who) {
    co_return co_await change_pin(with, std::move(asked), std::move(who), false);
}

http::async<answer> list_pins(services& with, request_ptr asked, actor who) {
    const auto where = channel_of(with, who, asked->param(0));
    if (!where) co_return std::unexpected(where.error());
    const channel_id id = (*where)->id;
    question<message_page> pins_of = [id](reader& from) { return from.pins(id); };
    const auto page = co_await ask(with, std::move(pins_of));
    if (!page) co_return std::unexpected(page.error());
    if (const auto still = channel_of(with, who, id.value()); !still)
        co_return std::unexpected(still.error());
    co_return http::response::json(200, list_body(encode_page(*page), {}));
}

}  // namespace snug::api
