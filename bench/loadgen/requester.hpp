// A keep-alive connection that sends one request at a time and calls back with the reply. Owned by
// the measurement that asked; lives on the poller's thread. It never retries: a server that hangs
// up ends the run with a message.
#pragma once

#include "loadgen/clock.hpp"
#include "loadgen/reply_reader.hpp"
#include "net/poller.hpp"

#include <functional>
#include <string>

namespace snug::bench {

class requester final : poller::watcher {
public:
    /// Called on the poller's thread; it may send the next request at once.
    using answered = std::function<void(requester&, const reply_reader&)>;

    requester(poller& events, unique_fd connecting, std::size_t index, answered on_answer);

    /// Must be idle. `text` is sent as soon as the connection stands.
    void request(std::string text, nanos at);

    bool idle() const { return !in_flight_; }
    std::size_t index() const { return index_; }
    /// When the request that is in flight, or was answered last, was due.
    nanos requested_at() const { return requested_at_; }

private:
    void on_ready(std::uint32_t events) override;
    void send_text();
    void receive();

    poller& events_;
    unique_fd fd_;
    std::size_t index_;
    answered on_answer_;
    reply_reader reply_;
    std::string text_;
    nanos requested_at_ = 0;
    bool connected_ = false;
    bool in_flight_ = false;
};

}  // namespace snug::bench
