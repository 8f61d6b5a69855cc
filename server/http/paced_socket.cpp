#include "http/paced_socket.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace snug::http {

async<bool> paced_socket::wait_for(io_status what) {
    const auto span = pace_.next_wait();
    if (span == pace::duration::zero()) is_too_slow_ = true;
    if (is_too_slow_) co_return false;
    const auto began = reactor_core::clock::now();
    core_.set_deadline(*this, span);
    const bool is_ready = co_await socket_.wait_for(what);
    cancel();
    pace_.waited(reactor_core::clock::now() - began);
    if (is_ready) is_too_slow_ = false;  // both happened in one turn: the bytes are there
    co_return is_ready;
}

async<void> paced_socket::yield() {
    co_await boost::asio::post(core_.context, boost::asio::use_awaitable);
}

void paced_socket::expired() {
    is_too_slow_ = true;
    socket_.cancel();
}

}  // namespace snug::http
