#include "api/endpoints.hpp"

namespace snug::api {

namespace {

struct place_and_person {
    channel_id channel;
    username user;
};

result<place_and_person> find_both(const services& with,
                                   const actor& who,
                                   const http::request& asked) {
    const auto where = channel_of(with, who, asked.param(0));
    if (!where) return std::unexpected(where.error());
    auto target = member_of(with, who, asked, 1);
    if (!target) return std::unexpected(target.error());
    return place_and_person{(*where)->id, std::move(*target)};
}

}  // namespace

http::async<answer> let_in(services& with, request_ptr asked, actor who) {
    const auto both = find_both(with, who, *asked);
    if (!both) co_return std::unexpected(both.error());
    snug::let_in wanted{who.name, both->channel, both->user, with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

http::async<answer> put_out(services& with, request_ptr asked, actor who) {
    const auto both = find_both(with, who, *asked);
    if (!both) co_return std::unexpected(both.error());
    snug::put_out wanted{who.name, both->channel, both->user, with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

}  // namespace snug::api
