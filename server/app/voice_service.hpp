// Voice as a part of a running server: the desk, its sockets, and the clock that looks after both.
// Owned by the server; io thread only. Uses what it is given only while the server runs.
#pragma once

#include "api/voice_desk.hpp"
#include "app/config.hpp"
#include "app/ticker.hpp"
#include "base/work_pool.hpp"

namespace snug {

class voice_service {
public:
    voice_service(const config& with,
                  live_state& live,
                  hub& told,
                  io_mailbox& mailbox,
                  boost::asio::io_context& io,
                  work_pool& admin_work);

    /// Refused with `unavailable` where the host asked for a port and it cannot be had.
    result<void> open();
    void start();
    /// Says goodbye to everybody.
    void close() { desk_.close(); }

    api::voice_desk& desk() { return desk_; }

private:
    void announce();

    const config& chosen_;
    io_mailbox& mailbox_;
    work_pool& admin_work_;
    api::voice_desk desk_;
    voice::media_loop::options bound_;
    ticker seats_ticker_;
    ticker names_ticker_;
};

}  // namespace snug
