#include "http/reactor_core.hpp"

#include "base/bytes.hpp"
#include "base/log.hpp"
#include "http/acceptor.hpp"
#include "http/connection.hpp"
#include "http/response_head.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <ctime>
#include <malloc.h>

namespace snug::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

// Time-outs are late by up to one tick; a second is nothing beside ten.
constexpr reactor_core::clock::duration tick_max = std::chrono::seconds(1);
constexpr reactor_core::clock::duration tick_min = std::chrono::milliseconds(5);
// Fewer leave too little behind to look for it.
constexpr std::size_t crowd_min = 256;

reactor_core::clock::duration tick_for(const reactor_options& options) {
    const auto least = std::min(
        {options.head_timeout, options.body_timeout, options.write_timeout, options.idle_timeout});
    return std::clamp<reactor_core::clock::duration>(least / 8, tick_min, tick_max);
}

trusted_proxies parse_or_throw(const std::vector<std::string>& blocks) {
    auto parsed = trusted_proxies::parse(blocks);
    if (!parsed) throw std::invalid_argument(parsed.error().detail);
    return *parsed;
}

/// Random, so that ids of two runs do not look alike; then counted up.
std::uint64_t first_request_id() {
    std::array<std::uint8_t, 8> bytes{};
    random_fill(bytes);
    std::uint64_t id = 0;
    std::memcpy(&id, bytes.data(), sizeof id);
    return id & ~0xFFFF'FFFFULL;
}

}  // namespace

reactor_core::reactor_core(reactor_options chosen)
    : options(std::move(chosen)),
      proxies(parse_or_throw(options.trusted_proxies)),
      table(options.connections_max,
            static_cast<std::size_t>(options.limits.connections_per_address)),
      tick_length_(tick_for(options)),
      wheel_(clock::now(), tick_length_),
      coarse_now_(clock::now()),
      next_request_id_(first_request_id()),
      context(1),
      ticker_(context),
      stop_deadline_(context) {
    // OpenSSL writes without MSG_NOSIGNAL: a peer that has gone must be an error and not the end of
    // the process.
    std::signal(SIGPIPE, SIG_IGN);
}

reactor_core::~reactor_core() {
    is_gone_ = true;
    // Streams may be held by others for longer than we live; their sockets may not.
    while (!streams_.empty())
        streams_.back().finish();
}

result<listener> reactor_core::listen(const listen_address& address, site served) {
    auto opened = acceptor::open(*this, address, std::move(served));
    if (!opened) return std::unexpected(opened.error());
    acceptors_.push_back(*opened);
    acceptor::start(*opened);
    return listener((*opened)->address());
}

void reactor_core::run() {
    const auto guard = asio::make_work_guard(context);
    while (true) {
        try {
            context.run();
            return;
        } catch (const std::bad_alloc&) {
            // One connection's misfortune; the others go on.
            log_line(log_level::error, "out_of_memory");
        }
    }
}

void reactor_core::stop(clock::duration deadline) {
    if (is_stopping_) return;
    is_stopping_ = true;
    for (const auto& each : acceptors_)
        each->close();
    for (connection* each : connections_.all())
        each->stop();
    for (sse_stream* each : streams_.all())
        each->close();
    stop_deadline_.expires_after(deadline);
    stop_deadline_.async_wait([this](const error_code& problem) {
        if (problem) return;
        log_line(log_level::warning, "stopped_with_connections")
            .field("count", connections_.size() + streams_.size());
        context.stop();
    });
    stop_when_drained();
}

void reactor_core::stop_when_drained() {
    if (!is_stopping_ || is_gone_ || !connections_.empty() || !streams_.empty()) return;
    // Behind what is posted already: the callbacks of closed streams, the last of the coroutines.
    asio::post(context, [this] { context.stop(); });
}

void reactor_core::joined(connection& added) {
    connections_.add(added);
    most_open_ = std::max(most_open_, connections_.size() + streams_.size());
    counts.connections.fetch_add(1, std::memory_order_relaxed);
}

void reactor_core::left(connection& gone) {
    connections_.remove(gone);
    counts.connections.fetch_sub(1, std::memory_order_relaxed);
    stop_when_drained();
}

void reactor_core::open_stream(std::unique_ptr<transport> socket,
                               connection_slot slot,
                               stream_reply promised) {
    socket->tune_for_stream();
    const auto stream =
        std::make_shared<sse_stream>(*this, std::move(socket), std::move(slot), promised.heartbeat);
    streams_.add(*stream);
    counts.connections.fetch_add(1, std::memory_order_relaxed);
    counts.streams.fetch_add(1, std::memory_order_relaxed);
    stream->plan_next_look();
    stream->wait_readable();
    promised.opened(stream);
    if (is_stopping_) stream->close();
}

void reactor_core::left(sse_stream& gone) {
    streams_.remove(gone);
    counts.connections.fetch_sub(1, std::memory_order_relaxed);
    counts.streams.fetch_sub(1, std::memory_order_relaxed);
    stop_when_drained();
}

void reactor_core::set_deadline(wheel_entry& entry, clock::duration span) {
    wheel_.set(entry, clock::now() + span);
    if (!is_ticking_) schedule_tick();
}

void reactor_core::schedule_tick() {
    if (!is_ticking_) coarse_now_ = clock::now();
    is_ticking_ = true;
    ticker_.expires_after(tick_length_);
    ticker_.async_wait([this](const error_code& problem) {
        if (!problem) tick();
    });
}

void reactor_core::tick() {
    coarse_now_ = clock::now();
    wheel_.advance(coarse_now_);
    give_memory_back();
    // A server without visitors sleeps.
    if (connections_.empty() && streams_.empty()) {
        is_ticking_ = false;
    } else {
        schedule_tick();
    }
}

/// After a flood the allocator would keep what it needed then for good: it lies in pieces between
/// what is still used.
void reactor_core::give_memory_back() {
    const std::size_t open = connections_.size() + streams_.size();
    if (most_open_ < crowd_min || open > most_open_ / 4) return;
    ::malloc_trim(0);
    most_open_ = open;
}

std::string_view reactor_core::date() {
    const std::int64_t now_s = std::time(nullptr);
    if (now_s != date_unix_s_) {
        date_unix_s_ = now_s;
        date_ = to_http_date(now_s);
    }
    return date_;
}

async<void> reactor_core::handshake_turn() {
    if (handshakes_left_ == limits::tls_handshakes_per_turn)
        asio::post(context, [this] { begin_turn(); });
    while (handshakes_left_ == 0) {
        const auto turn = std::make_shared<asio::steady_timer>(context, clock::time_point::max());
        handshakes_waiting_.push_back(turn);
        error_code cancelled;
        co_await turn->async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    }
    --handshakes_left_;
}

void reactor_core::begin_turn() {
    handshakes_left_ = limits::tls_handshakes_per_turn;
    if (handshakes_waiting_.empty()) return;
    for (std::size_t i = 0; i < limits::tls_handshakes_per_turn && !handshakes_waiting_.empty();
         ++i) {
        handshakes_waiting_.front()->cancel();
        handshakes_waiting_.pop_front();
    }
    // Behind those just woken: they use this turn up and post no next one themselves.
    asio::post(context, [this] { begin_turn(); });
}

}  // namespace snug::http
