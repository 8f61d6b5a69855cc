// What a reactor's connections, streams and listeners share: the loop, the timer wheel, the counts,
// memory used again and again. Owned by reactor; the reactor's thread only, apart from `stats` and
// posting. It knows no route.
#pragma once

#include "http/connection_slot.hpp"
#include "http/member_list.hpp"
#include "http/peer_address.hpp"
#include "http/reactor.hpp"
#include "http/request_log.hpp"
#include "http/timer_wheel.hpp"
#include "http/transport.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace snug::http {

class acceptor;
class connection;

/// What a listener serves, with what TLS, if any.
struct site {
    const router* routes = nullptr;
    std::shared_ptr<tls_context> tls;
};

class reactor_core {
public:
    using clock = std::chrono::steady_clock;

    struct counters {
        std::atomic<std::uint64_t> connections = 0;
        std::atomic<std::uint64_t> streams = 0;
        std::atomic<std::uint64_t> accepted = 0;
        std::atomic<std::uint64_t> requests = 0;
        std::atomic<std::uint64_t> refused_connections = 0;
        std::atomic<std::uint64_t> refused_requests = 0;
        std::atomic<std::uint64_t> failed_requests = 0;
        std::atomic<std::uint64_t> lagged_streams = 0;
        std::atomic<std::uint64_t> accept_pauses = 0;
    };

    explicit reactor_core(reactor_options chosen);
    ~reactor_core();
    reactor_core(const reactor_core&) = delete;
    reactor_core& operator=(const reactor_core&) = delete;

    result<listener> listen(const listen_address& address, site served);
    void run();
    /// Posted by reactor: on its thread.
    void stop(clock::duration deadline);
    bool is_stopping() const { return is_stopping_; }

    void joined(connection& added);
    void left(connection& gone);
    /// Turns a connection's socket into a stream and hands it over.
    void open_stream(std::unique_ptr<transport> socket,
                     connection_slot slot,
                     stream_reply promised);
    void left(sse_stream& gone);

    /// Sets `entry` to fire after `span`.
    void set_deadline(wheel_entry& entry, clock::duration span);
    /// The time of the last tick: cheap, and late by one tick at most.
    clock::time_point coarse_now() const { return coarse_now_; }
    /// The Date field of now.
    std::string_view date();
    std::uint64_t next_request_id() { return next_request_id_++; }

    /// Waits until this turn of the loop may do another TLS handshake.
    async<void> handshake_turn();

    const reactor_options options;
    const trusted_proxies proxies;
    counters counts;
    request_log log;
    connection_table table;
    /// Memory for what never outlives one step of one connection.
    std::string head_scratch;
    std::vector<iovec> piece_scratch;

private:
    void tick();
    void schedule_tick();
    void begin_turn();
    void give_memory_back();
    void stop_when_drained();

    const clock::duration tick_length_;
    timer_wheel wheel_;
    clock::time_point coarse_now_;
    member_list<connection> connections_;
    member_list<sse_stream> streams_;
    std::string date_;
    std::int64_t date_unix_s_ = -1;
    std::uint64_t next_request_id_;
    std::size_t handshakes_left_ = limits::tls_handshakes_per_turn;
    std::size_t most_open_ = 0;  // connections and streams, since memory was last given back
    bool is_stopping_ = false;
    bool is_gone_ = false;  // being destroyed: nothing is posted any more
    bool is_ticking_ = false;

public:
    // Destroyed before what its waiting coroutines still use, and after what waits on it.
    boost::asio::io_context context;

private:
    std::deque<std::shared_ptr<boost::asio::steady_timer>> handshakes_waiting_;
    boost::asio::steady_timer ticker_;
    boost::asio::steady_timer stop_deadline_;
    std::vector<std::shared_ptr<acceptor>> acceptors_;
};

}  // namespace snug::http
