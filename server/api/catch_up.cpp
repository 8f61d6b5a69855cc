#include "api/catch_up.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace snug::api {

namespace {

constexpr auto look_every = std::chrono::milliseconds(5);  // a feed is seldom further behind

}  // namespace

http::async<bool> wait_for_position(services& with, position wanted) {
    if (with.seen().pos() >= wanted) co_return true;
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
    const auto deadline = std::chrono::steady_clock::now() + limits::feed_wait_max;
    while (with.seen().pos() < wanted) {
        if (std::chrono::steady_clock::now() > deadline) co_return false;
        timer.expires_after(look_every);
        co_await timer.async_wait(boost::asio::use_awaitable);
    }
    co_return true;
}

http::async<void> catch_up(services& with) {
    if (!with.others_write) co_return;
    question<log_head> stored_head = [](reader& from) { return from.head(); };
    const auto head = co_await ask(with, std::move(stored_head));
    if (head) co_await wait_for_position(with, head->pos);
}

}  // namespace snug::api
