#include "http/connection.hpp"

#include "base/log.hpp"
#include "http/chunked_body.hpp"
#include "http/percent.hpp"
#include "http/pieces.hpp"

#include <boost/asio/co_spawn.hpp>

namespace snug::http {

namespace {

// One read's worth, and what an idle connection keeps: a browser's request with its cookie fits.
constexpr std::size_t head_read_bytes = 2048;
constexpr std::size_t body_read_bytes = 16UL * 1024;
// How long and how much we listen to a peer after a refusal, so that it can read our answer before
// a reset.
constexpr auto farewell = std::chrono::seconds(1);
constexpr std::size_t farewell_bytes_max = 256UL * 1024;

constexpr std::string_view go_ahead = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr unsigned char tls_handshake_record = 0x16;  // RFC 8446 section 5.1

}  // namespace

connection::connection(reactor_core& core,
                       const site& served,
                       transport::socket accepted,
                       connection_slot slot,
                       std::string peer)
    : core_(core),
      served_(served),
      socket_(std::make_unique<transport>(std::move(accepted))),
      slot_(std::move(slot)),
      peer_(std::move(peer)) {
    core_.joined(*this);
}

connection::~connection() {
    core_.left(*this);
}

void connection::start(reactor_core& core,
                       const site& served,
                       transport::socket accepted,
                       connection_slot slot,
                       std::string peer) {
    const std::shared_ptr<connection> made(
        new connection(core, served, std::move(accepted), std::move(slot), std::move(peer)));
    made->socket_->tune_for_requests();
    boost::asio::co_spawn(core.context, serve(made), [](const std::exception_ptr& thrown) {
        if (thrown) log_line(log_level::error, "connection_failed");
    });
}

void connection::stop() {
    keep_alive_ = false;
    if (is_idle_ && socket_) socket_->cancel();
}

void connection::allow(std::chrono::milliseconds span) {
    timed_out_ = false;
    core_.set_deadline(*this, span);
}

void connection::expired() {
    timed_out_ = true;
    if (socket_) socket_->cancel();
}

async<void> connection::serve(std::shared_ptr<connection> self) {
    if (self->served_.tls && !co_await self->shake_hands()) co_return;
    after next = after::go_on;
    while (next == after::go_on)
        next = co_await self->serve_one();
    if (next == after::close_gently) co_await self->part();
    if (next == after::close) self->socket_->shut_down();
    self->cancel();
}

async<bool> connection::shake_hands() {
    allow(limits::tls_handshake_timeout);
    // Before its first byte an idle socket costs no TLS state.
    if (!co_await socket_->wait_for(io_status::wants_read)) co_return false;
    if (socket_->peek() != tls_handshake_record) {
        co_await refuse({400, "tls_expected", "this port speaks HTTPS"});
        co_await part();
        co_return false;
    }
    co_await core_.handshake_turn();
    if (timed_out_ || !socket_->begin_tls(served_.tls->current())) co_return false;
    io_status status = socket_->handshake();
    while (status != io_status::done) {
        if (timed_out_ || !co_await socket_->wait_for(status)) co_return false;
        status = socket_->handshake();
    }
    co_return true;
}

async<connection::after> connection::serve_one() {
    matched_ = {};
    if (const after next = co_await await_head(); next != after::go_on) co_return next;
    began_ = reactor_core::clock::now();
    if (auto passed = read_head(input_.view().substr(0, head_size_), head_); !passed) {
        co_return co_await refuse(passed.error());
    }
    if (!fill_request()) {
        co_return co_await refuse({400, "bad_request", "the target is not well-formed"});
    }
    matched_ = served_.routes->find(request_->method, request_->path);
    const route_options asked_of = matched_.found ? matched_.found->options : route_options{};
    const std::size_t body_max = asked_of.body_max;
    if (asked_of.streams_body) {
        if (const after next = co_await open_body(body_max); next != after::go_on) co_return next;
    } else if (!take_body(body_max)) {
        if (const after next = co_await await_body(body_max); next != after::go_on) co_return next;
    }
    cancel();
    co_return co_await answer();
}

/// Waits until a whole head is there. Refuses, or says that it is over.
async<connection::after> connection::await_head() {
    std::size_t scanned = 0;
    is_idle_ = input_.empty();
    allow(is_idle_ && !is_first_ ? core_.options.idle_timeout : core_.options.head_timeout);
    is_first_ = false;
    while (true) {
        const auto found = find_head_end(input_.view(), scanned);
        if (!found) co_return co_await refuse(found.error());
        if (*found) {
            head_size_ = **found;
            is_idle_ = false;
            co_return after::go_on;
        }
        if (is_idle_ && core_.is_stopping()) co_return after::close;
        if (!co_await receive(head_read_bytes)) {
            if (timed_out_ && !is_idle_)
                co_return co_await refuse({408, "request_timeout", "the head took too long"});
            co_return after::close;
        }
        if (is_idle_) allow(core_.options.head_timeout);
        is_idle_ = false;
    }
}

async<bool> connection::receive(std::size_t room) {
    if (timed_out_) co_return false;
    const io_result got = co_await socket_->read(input_.prepare(room));
    if (got.status != io_status::done) co_return false;
    input_.commit(got.bytes);
    co_return true;
}

/// Takes the head off the input and makes the request of it; false when its target is not
/// well-formed.
bool connection::fill_request() {
    // A handler may have kept the last one.
    if (!request_ || request_.use_count() > 1) request_ = std::make_shared<request>();
    const std::string_view bytes = input_.view().substr(0, head_size_);
    request& made = *request_;
    made.method = head_.method;
    made.target = head_.target;
    made.fields.assign(bytes, head_.places);
    made.host = head_.host;
    made.peer = peer_;
    made.secure = socket_->is_tls();
    made.id = core_.next_request_id();
    made.body.clear();
    made.params.clear();
    if (core_.proxies.contains(peer_)) believe_proxy(made);
    keep_alive_ = head_.keep_alive && !core_.is_stopping();
    core_.counts.requests.fetch_add(1, std::memory_order_relaxed);

    const std::size_t mark = made.target.find('?');
    auto path = decode_path(std::string_view(made.target).substr(0, mark));
    auto query = query_params::parse(mark == std::string::npos
                                         ? std::string_view()
                                         : std::string_view(made.target).substr(mark + 1));
    input_.consume(head_size_);
    if (!path || !query) return false;
    made.path = std::move(*path);
    made.query = std::move(*query);
    return true;
}

void connection::believe_proxy(request& asked) const {
    const std::string_view client =
        core_.proxies.client_of(asked.fields.find_last("X-Forwarded-For"));
    if (!client.empty()) asked.peer = client;
    const std::string_view scheme = asked.fields.find_last("X-Forwarded-Proto");
    if (!scheme.empty()) asked.secure = same_name(scheme, "https");
    const std::string_view host = asked.fields.find_last("X-Forwarded-Host");
    if (!host.empty()) asked.host = host;
}

/// The usual case, without a coroutine: there is none, or it came with the head. False: await_body
/// sees to it.
bool connection::take_body(std::size_t body_max) {
    if (head_.body == framing::none) return true;
    const std::size_t size = head_.content_length;
    if (head_.body != framing::length || size > body_max || size > input_.view().size())
        return false;
    request_->body.assign(input_.view().substr(0, size));
    input_.consume(size);
    return true;
}

/// For a handler that streams: nothing is read.
async<connection::after> connection::open_body(std::size_t body_max) {
    if (head_.body == framing::length && head_.content_length > body_max) {
        co_return co_await refuse({413, "body_too_large", "the body is too large"});
    }
    incoming_ = std::make_unique<streamed_body>(core_, *socket_, input_, head_, body_max);
    request_->incoming = incoming_.get();
    co_return after::go_on;
}

/// The handler is through. What it has not read would be taken for the next request.
void connection::close_body() {
    if (!incoming_) return;
    if (!incoming_->is_done()) keep_alive_ = false;
    request_->incoming = nullptr;
    incoming_.reset();
}

async<connection::after> connection::await_body(std::size_t body_max) {
    if (head_.body == framing::length && head_.content_length > body_max) {
        co_return co_await refuse({413, "body_too_large", "the body is too large"});
    }
    allow(time_to_move(core_.options.body_timeout, head_.content_length));
    if (head_.expects_continue && input_.empty()) {
        const iovec piece = to_piece(go_ahead);
        // A fresh answer of 25 bytes finds room, or the peer is not reading at all.
        if (socket_->write_some({&piece, 1}).bytes != go_ahead.size()) co_return after::close;
    }
    if (head_.body == framing::chunked) co_return co_await await_chunked_body(body_max);

    std::string& body = request_->body;
    while (true) {
        const std::string_view part = input_.view().substr(0, head_.content_length - body.size());
        body += part;
        input_.consume(part.size());
        if (body.size() == head_.content_length) co_return after::go_on;
        if (!co_await receive(body_read_bytes)) break;
    }
    if (timed_out_) co_return co_await refuse({408, "request_timeout", "the body took too long"});
    co_return after::close;
}

async<connection::after> connection::await_chunked_body(std::size_t body_max) {
    chunked_body decoder(body_max);
    while (true) {
        const auto used = decoder.feed(input_.view(), request_->body);
        if (!used) co_return co_await refuse(used.error());
        input_.consume(*used);
        if (decoder.done()) co_return after::go_on;
        if (!co_await receive(body_read_bytes)) break;
    }
    if (timed_out_) co_return co_await refuse({408, "request_timeout", "the body took too long"});
    co_return after::close;
}

/// Says goodbye so that the peer can read the answer: a close with unread input would reset the
/// connection.
async<void> connection::part() {
    socket_->shut_down();
    allow(farewell);
    std::size_t heard = 0;
    while (!timed_out_ && heard < farewell_bytes_max) {
        input_.consume(input_.view().size());
        const io_result got = co_await socket_->read(input_.prepare(body_read_bytes));
        if (got.status != io_status::done) break;
        heard += got.bytes;
    }
}

}  // namespace snug::http
