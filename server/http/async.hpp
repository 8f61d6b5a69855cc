// The coroutine type of everything that waits on a reactor.
// A coroutine takes values or shared_ptr, runs on the reactor thread that started it and is never
// detached.
// Beware of g++ 12: it destroys temporaries twice in `if (!co_await f(object)) co_return …` where f
// takes a class by value, and in `co_await f({…})` with a braced aggregate. Name both first:
// `const bool sent = co_await f(object);`.
#pragma once

#include <boost/asio/awaitable.hpp>

namespace snug::http {

template <class T>
using async = boost::asio::awaitable<T>;

}  // namespace snug::http
