// How a coroutine on the io thread waits for something that calls back: the writer, a reader, a
// work thread. The callback has to arrive on that io thread in a later turn (io_mailbox sees to
// it), never inside `start`: a coroutine must not be resumed while it is still going to sleep. What
// is awaited takes named values only, never a closure or aggregate made on the spot: GCC 12 keeps
// two bitwise copies of such a temporary and destroys both (PR 104031, PR 98401).
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <functional>
#include <utility>

namespace snug {

/// Calls `start(done)`, sleeps, and gives what `done` was called with. The loop stays alive
/// meanwhile.
template <class T, class Start>
boost::asio::awaitable<T> await_callback(Start start) {
    // NOLINTNEXTLINE(performance-unnecessary-value-param): moved in; may change while it is called
    const auto initiate = [](auto handler, Start begin) {
        auto work = boost::asio::make_work_guard(boost::asio::get_associated_executor(handler));
        begin([work = std::move(work), handler = std::move(handler)](T value) mutable {
            std::move(handler)(std::move(value));
        });
    };
    co_return co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void(T)>(
        initiate, boost::asio::use_awaitable, std::move(start));
}

}  // namespace snug
