// The coroutine type of everything that waits on a reactor.
// A coroutine takes values or shared_ptr, runs on the reactor thread that started it and is never
// detached.
#pragma once

#include <boost/asio/awaitable.hpp>

namespace snug::http {

template <class T>
using async = boost::asio::awaitable<T>;

}  // namespace snug::http
