// One event loop: an io_context with its listeners, connections and streams. Owned by app, which
// calls `run` on the main thread; nothing in here is global, so several reactors may run side by
// side, each on its thread, with listeners that share a port (`reuse_port`) and caps of their own.
// Handlers and streams of a connection stay on its reactor's thread.
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"
#include "http/router.hpp"
#include "http/sse_stream.hpp"
#include "http/tls_context.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace boost::asio {
class io_context;
}

namespace snug::http {

/// Port 0 lets the kernel choose; `listener::port` says which it was.
struct tcp_address {
    std::string host = "127.0.0.1";  // an IP literal
    std::uint16_t port = 0;
};

/// A unix socket, made with mode 0600; a stale one in its place is replaced.
struct unix_path {
    std::string path;
};

using listen_address = std::variant<tcp_address, unix_path>;

/// "127.0.0.1:8080", "[::1]:8080", "unix:/run/snug.sock".
result<listen_address> parse_listen_address(std::string_view text);

struct reactor_options {
    host_limits limits;
    std::size_t connections_max = limits::connections_max;
    /// CIDR blocks ("10.0.0.0/8") and "unix", whose X-Forwarded-For, -Proto and -Host are believed.
    std::vector<std::string> trusted_proxies;
    /// Several reactors listen on one port and the kernel spreads connections (SO_REUSEPORT).
    bool reuse_port = false;
    /// Time-outs, smaller only in tests.
    std::chrono::milliseconds head_timeout = limits::head_timeout;
    std::chrono::milliseconds body_timeout = limits::body_timeout;
    std::chrono::milliseconds write_timeout = limits::write_timeout;
    std::chrono::milliseconds idle_timeout = limits::idle_timeout;
};

struct reactor_stats {
    std::uint64_t connections = 0;  // open now, streams included
    std::uint64_t streams = 0;      // open now
    std::uint64_t accepted = 0;     // the rest since the start
    std::uint64_t requests = 0;
    std::uint64_t refused_connections = 0;
    std::uint64_t refused_requests = 0;  // 4xx
    std::uint64_t failed_requests = 0;   // 5xx
    std::uint64_t lagged_streams = 0;    // cut at their bound
    std::uint64_t accept_pauses = 0;
};

class reactor_core;

/// A listening socket that its reactor owns; this is only its name plate.
class listener {
public:
    explicit listener(listen_address address) : address_(std::move(address)) {}
    const listen_address& address() const { return address_; }
    /// 0 for a unix socket.
    std::uint16_t port() const;

private:
    listen_address address_;
};

class reactor {
public:
    explicit reactor(reactor_options options = {});
    ~reactor();
    reactor(const reactor&) = delete;
    reactor& operator=(const reactor&) = delete;

    /// Before `run`. `routes` must outlive the reactor. Without `tls` the listener speaks plain
    /// HTTP.
    result<listener> add_listener(const listen_address& address,
                                  const router& routes,
                                  std::shared_ptr<tls_context> tls = nullptr);

    boost::asio::io_context& context();

    /// Serves until it has been stopped.
    void run();

    /// Any thread. No new connections and requests; those in flight are answered, streams end at an
    /// event boundary; `run` returns when all are gone, at the latest after `deadline`.
    void stop_gracefully(std::chrono::milliseconds deadline);

    /// Any thread.
    reactor_stats stats() const;

private:
    std::unique_ptr<reactor_core> core_;
};

}  // namespace snug::http
