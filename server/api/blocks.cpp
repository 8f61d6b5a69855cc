#include "api/endpoints.hpp"
#include "domain/validate.hpp"

namespace snug::api {

namespace {

http::async<answer> change_block(services& with, actor who, username target, bool blocked) {
    snug::block_person wanted{who.name, std::move(target), blocked};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

}  // namespace

http::async<answer> block_person(services& with, request_ptr asked, actor who) {
    auto target = member_of(with, who, *asked);
    if (!target) co_return std::unexpected(target.error());
    co_return co_await change_block(with, std::move(who), std::move(*target), true);
}

/// Of somebody who went, too.
http::async<answer> unblock_person(services& with, request_ptr asked, actor who) {
    auto target = parse_username(asked->param(0));
    if (!target) co_return refuse(errc::not_found);
    co_return co_await change_block(with, std::move(who), std::move(*target), false);
}

}  // namespace snug::api
