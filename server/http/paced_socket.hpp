// Waiting for the socket of one connection no longer than a pace allows: the common part of bodies
// that come and go in pieces. Lives while its body does, in the connection that owns the socket;
// the reactor's thread only.
#pragma once

#include "http/pace.hpp"
#include "http/reactor_core.hpp"

namespace snug::http {

class paced_socket final : private wheel_entry {
public:
    paced_socket(reactor_core& core, transport& socket, pace allowed)
        : core_(core), socket_(socket), pace_(allowed) {}

    transport& socket() { return socket_; }
    void moved(std::uint64_t bytes) { pace_.moved(bytes); }

    /// False: it is too slow, the peer has gone, or `what` cannot be waited for.
    async<bool> wait_for(io_status what);
    /// Gives everybody else a turn of the loop.
    async<void> yield();

    bool is_too_slow() const { return is_too_slow_; }

private:
    void expired() override;

    reactor_core& core_;
    transport& socket_;
    pace pace_;
    bool is_too_slow_ = false;
};

}  // namespace snug::http
