#include "http/streamed_body.hpp"

#include "http/pieces.hpp"

#include <algorithm>

namespace snug::http {

namespace {

constexpr std::string_view go_ahead_line = "HTTP/1.1 100 Continue\r\n\r\n";

std::optional<std::uint64_t> length_of(const request_head& head) {
    if (head.body == framing::chunked) return std::nullopt;
    return head.body == framing::length ? head.content_length : 0;
}

}  // namespace

response to_problem(body_failure why) {
    switch (why) {
        case body_failure::too_slow:
            return response::problem(
                408, "request_timeout", reason_phrase(408), "the body took too long");
        case body_failure::too_large:
            return response::problem(
                413, "body_too_large", reason_phrase(413), "the body is too large");
        case body_failure::cut_off:
        case body_failure::malformed:
            break;
    }
    return response::problem(400, "bad_request", reason_phrase(400), "the body is not well-formed");
}

streamed_body::streamed_body(reactor_core& core,
                             transport& socket,
                             input_buffer& input,
                             const request_head& head,
                             std::size_t body_max)
    : line_(core, socket, pace(core.options.body_timeout, core.options.body_timeout)),
      input_(input),
      length_(length_of(head)),
      left_(length_.value_or(0)),
      decoder_(body_max),
      awaits_go_ahead_(head.expects_continue) {}

async<streamed_body::piece> streamed_body::next() {
    if (failure_) co_return std::unexpected(*failure_);
    turn_ ^= 1U;
    if (is_done()) co_return std::string_view();
    if (!go_ahead()) co_return fail(body_failure::cut_off);
    if (length_) co_return co_await next_of_length();
    co_return co_await next_of_chunks();
}

/// Tells a client that waits for it to send, once, and only if it has not begun anyway.
bool streamed_body::go_ahead() {
    if (!awaits_go_ahead_) return true;
    awaits_go_ahead_ = false;
    if (!input_.empty()) return true;
    const iovec line = to_piece(go_ahead_line);
    // A fresh answer of 25 bytes finds room, or the peer is not reading at all.
    return line_.socket().write_some({&line, 1}).bytes == go_ahead_line.size();
}

async<streamed_body::piece> streamed_body::next_of_length() {
    if (room_size_ == 0)
        room_size_ =
            static_cast<std::size_t>(std::min<std::uint64_t>(left_, limits::body_piece_bytes_max));
    auto& buffer = rooms_.at(turn_);
    if (!buffer) buffer = std::make_unique_for_overwrite<char[]>(room_size_);
    const std::span<char> room(
        buffer.get(), static_cast<std::size_t>(std::min<std::uint64_t>(left_, room_size_)));
    std::size_t size = input_.view().copy(room.data(), room.size());
    input_.consume(size);
    if (size == 0) {
        const io_result got = co_await read(room);
        if (got.status != io_status::done) co_return fail(why_not());
        size = got.bytes;
    }
    line_.moved(size);
    left_ -= size;
    co_return std::string_view(room.data(), size);
}

async<streamed_body::piece> streamed_body::next_of_chunks() {
    std::string& decoded = decoded_.at(turn_);
    decoded.clear();
    while (true) {
        const auto used = decoder_.feed(input_.view(), decoded);
        if (!used) {
            co_return fail(used.error().status == 413 ? body_failure::too_large
                                                      : body_failure::malformed);
        }
        input_.consume(*used);
        if (!decoded.empty() || decoder_.done()) break;
        const io_result got = co_await read(input_.prepare(limits::chunked_piece_bytes_max));
        if (got.status != io_status::done) co_return fail(why_not());
        input_.commit(got.bytes);
    }
    line_.moved(decoded.size());
    co_return std::string_view(decoded);
}

/// Also where bytes keep coming faster than they are used, everybody else has his turn between two
/// reads.
async<io_result> streamed_body::read(std::span<char> room) {
    io_result got = read_what_is_there(room);
    if (got.status == io_status::done) co_await line_.yield();
    while (got.status == io_status::wants_read || got.status == io_status::wants_write) {
        const bool is_ready = co_await line_.wait_for(got.status);
        if (!is_ready) co_return io_result{io_status::failed};
        got = read_what_is_there(room);
    }
    co_return got;
}

/// TLS gives one record at a time: as many as are there.
io_result streamed_body::read_what_is_there(std::span<char> room) {
    io_result got = line_.socket().read_some(room);
    if (!line_.socket().is_tls()) return got;
    std::size_t size = 0;
    while (got.status == io_status::done) {
        size += got.bytes;
        room = room.subspan(got.bytes);
        if (room.empty()) break;
        got = line_.socket().read_some(room);
    }
    return size > 0 ? io_result{io_status::done, size} : got;
}

streamed_body::piece streamed_body::fail(body_failure why) {
    failure_ = why;
    return std::unexpected(why);
}

body_failure streamed_body::why_not() const {
    return line_.is_too_slow() ? body_failure::too_slow : body_failure::cut_off;
}

}  // namespace snug::http
