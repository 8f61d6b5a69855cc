// Voice as a part of a running server: the desk, its sockets, and the clock that looks after both.
// Owned by the server; io thread only. Uses what it is given only while the server runs.
#pragma once

#include "api/voice_checks.hpp"
#include "api/voice_elsewhere.hpp"
#include "app/config.hpp"
#include "app/ticker.hpp"
#include "app/voice_doctor.hpp"
#include "app/voice_names.hpp"
#include "base/work_pool.hpp"

namespace snug {

class voice_service {
public:
    voice_service(const config& with,
                  live_state& live,
                  hub& told,
                  io_mailbox& mailbox,
                  boost::asio::io_context& io);

    /// Refused with `unavailable` where the host asked for a port and it cannot be had.
    result<void> open();
    void start();
    /// From now on rooms may be on other servers too. `post` must outlive this.
    void meet(mail& post);
    /// Says goodbye to everybody.
    void close();

    api::voice_desk& desk() { return desk_; }
    /// Where requests go.
    api::voice_elsewhere& rooms() { return rooms_; }
    api::voice_checks& checks() { return checks_; }
    /// For `snug doctor voice`: on any one thread that may wait, between `open` and `close`.
    std::vector<finding> examine() { return examine_voice(desk_.media(), chosen_); }

private:
    void look_at_addresses();
    void announce_if_changed();

    const config& chosen_;
    const std::vector<voice::announce_wish> wishes_;
    io_mailbox& mailbox_;
    api::voice_desk desk_;
    api::voice_elsewhere rooms_;
    api::voice_checks checks_;
    voice::media_loop::options bound_;
    ticker seats_ticker_;
    ticker addresses_ticker_;
    ticker letters_ticker_;

    // Of the thread `names-0`: a resolver may think for as long as it likes.
    voice_names names_;
    std::vector<std::string> local_;
    std::chrono::steady_clock::time_point names_due_;
    work_pool names_work_;  // last: it ends first
};

}  // namespace snug
