// The answering half of a connection.
#include "base/log.hpp"
#include "http/connection.hpp"
#include "http/pieces.hpp"
#include "http/response_head.hpp"
#include "http/source_sender.hpp"

#include <typeinfo>

namespace snug::http {

namespace {

response internal_problem() {
    return response::problem(
        500, "internal", "Internal Server Error", "Something went wrong here.");
}

/// RFC 9110 sections 9.3.2, 15.3.5 and 15.4.5.
bool has_body(verb asked, const response& made) {
    return asked != verb::head && made.status != 204 && made.status != 304;
}

}  // namespace

std::chrono::milliseconds connection::time_to_move(std::chrono::milliseconds least,
                                                   std::uint64_t bytes) {
    return least + std::chrono::seconds(bytes / limits::body_bytes_per_s_min);
}

/// Answers and closes: whatever else has arrived is not looked at.
async<connection::after> connection::refuse(refusal why) {
    if (!matched_.found) began_ = reactor_core::clock::now();
    if (!request_ || request_.use_count() > 1) request_ = std::make_shared<request>();
    request_->id = core_.next_request_id();
    response made = response::problem(why.status, why.code, reason_phrase(why.status), why.detail);
    if (why.status == 405)
        made.headers.set("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    reply_ = std::move(made);
    keep_alive_ = false;
    timed_out_ = false;
    head_.method = verb::get;  // whatever was asked, the refusal is told
    co_return co_await send_response();
}

async<connection::after> connection::answer() {
    if (matched_.found) {
        request_->params.assign(matched_.params.begin(), matched_.params.end());
        reply_ = co_await run_handler(matched_.found);
        close_body();
    } else {
        reply_ = ready_answer();
    }
    if (std::holds_alternative<stream_reply>(reply_)) co_return co_await send_stream_head();
    co_return co_await send_response();
}

response connection::ready_answer() const {
    if (matched_.allow.empty()) {
        return response::problem(
            404, "not_found", "Not Found", "There is nothing here, or not for you.");
    }
    response made =
        head_.method == verb::options
            ? response::no_content()
            : response::problem(
                  405, "method_not_allowed", "Method Not Allowed", "Not with this method.");
    made.headers.set("Allow", matched_.allow);
    return made;
}

async<reply> connection::run_handler(const router::route* route) {
    try {
        co_return co_await route->handle(request_);
    } catch (const std::exception& thrown) {
        // Not what(): it may quote what somebody wrote.
        log_line(log_level::error, "handler_threw")
            .field("request", to_request_id(request_->id))
            .field("route", route->pattern)
            .field("type", typeid(thrown).name());
        co_return internal_problem();
    }
}

async<connection::after> connection::send_response() {
    auto& made = std::get<response>(reply_);
    if (!made.headers.sound()) made = internal_problem();
    note(made.status, made.code);
    if (core_.is_stopping()) keep_alive_ = false;
    bool sent = send_now();  // one writev in the usual case
    if (sent && !unsent_.empty())
        sent = co_await send_blocked(std::get<response>(reply_).body_size());
    if (sent && std::holds_alternative<sourced_bytes>(std::get<response>(reply_).body))
        sent = co_await send_source();
    reply_ = response{};  // an idle connection holds nobody's bytes
    if (!sent) co_return after::close;
    co_return keep_alive_ ? after::go_on : after::close_gently;
}

void connection::note(int status, std::string_view code) {
    if (status < 400) return;
    auto& count = status >= 500 ? core_.counts.failed_requests : core_.counts.refused_requests;
    count.fetch_add(1, std::memory_order_relaxed);
    const auto now = reactor_core::clock::now();
    core_.log.write(
        {.id = request_->id,
         .route = matched_.found ? std::string_view(matched_.found->pattern) : std::string_view(),
         .status = status,
         .code = code,
         .took = now - began_},
        now);
}

/// Sends what the kernel takes and notes the rest; false when the peer has gone.
bool connection::send_now() {
    const auto& made = std::get<response>(reply_);
    std::string& head = core_.head_scratch;
    head.clear();
    append_response_head(head,
                         made,
                         {.date = core_.date(),
                          .request_id = request_->id,
                          .keep_alive = keep_alive_,
                          .is_http_1_0 = head_.is_http_1_0,
                          .insist_on_tls = served_.tls && served_.tls->trusted()});
    std::vector<iovec>& pieces = core_.piece_scratch;
    pieces.assign(1, to_piece(head));
    if (has_body(head_.method, made)) append_pieces(pieces, made);

    std::span<iovec> rest(pieces);
    io_result written;
    while (!rest.empty() && written.status == io_status::done) {
        written = socket_->write_some(rest);
        rest = drop_sent(rest, written.bytes);
    }
    unsent_.assign(rest.begin(), rest.end());
    if (!rest.empty() && rest.size() == pieces.size()) {
        // The scratch is everybody's: what has to wait moves here.
        unsent_head_.assign(static_cast<char*>(rest[0].iov_base), rest[0].iov_len);
        unsent_[0] = to_piece(unsent_head_);
    }
    return rest.empty() || written.status == io_status::wants_write;
}

async<bool> connection::send_blocked(std::uint64_t size) {
    std::span<iovec> rest(unsent_);
    allow(time_to_move(core_.options.write_timeout, size));
    while (!rest.empty()) {
        const io_result written = socket_->write_some(rest);
        rest = drop_sent(rest, written.bytes);
        if (written.status == io_status::done) continue;
        if (timed_out_ || !co_await socket_->wait_for(written.status)) co_return false;
    }
    cancel();
    unsent_ = {};
    co_return true;
}

/// Behind the head: the body, if there is to be one and it comes from a source.
async<bool> connection::send_source() {
    auto& made = std::get<response>(reply_);
    if (!has_body(head_.method, made)) co_return true;
    source_sender sender(core_, *socket_, std::move(std::get<sourced_bytes>(made.body)));
    co_return co_await sender.send();
}

async<connection::after> connection::send_stream_head() {
    append_stream_head(
        unsent_head_,
        {.date = core_.date(), .insist_on_tls = served_.tls && served_.tls->trusted()});
    unsent_.assign(1, to_piece(unsent_head_));
    const bool sent = co_await send_blocked(unsent_head_.size());
    if (!sent) co_return after::close;
    if (head_.method == verb::head) co_return after::close_gently;
    core_.open_stream(
        std::move(socket_), std::move(slot_), std::move(std::get<stream_reply>(reply_)));
    co_return after::moved_on;
}

}  // namespace snug::http
