// Calls a function every so often on an io_context, until the context stops. Owned by the server;
// io thread only.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include <functional>

namespace snug {

class ticker {
public:
    ticker(boost::asio::io_context& io, std::chrono::milliseconds every, std::function<void()> call)
        : timer_(io), every_(every), call_(std::move(call)) {}

    void start() {
        timer_.expires_after(every_);
        timer_.async_wait([this](const boost::system::error_code& cancelled) {
            if (cancelled) return;
            call_();
            start();
        });
    }

private:
    boost::asio::steady_timer timer_;
    std::chrono::milliseconds every_;
    std::function<void()> call_;
};

}  // namespace snug
