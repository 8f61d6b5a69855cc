#include "http/source_sender.hpp"

#include "http/pieces.hpp"

#include <algorithm>
#include <fcntl.h>

namespace snug::http {

namespace {

pace pace_of(const reactor_core& core) {
    // The kernel may hold a turn's worth, and says nothing until some of it has gone.
    const pace::duration pause_max =
        core.options.write_timeout + pace::time_for(limits::source_turn_bytes);
    return {core.options.write_timeout, pause_max};
}

}  // namespace

source_sender::source_sender(reactor_core& core, transport& socket, sourced_bytes body)
    : line_(core, socket, pace_of(core)), body_(std::move(body)) {}

async<bool> source_sender::send() {
    if (body_.size == 0) co_return true;
    line_.socket().tune_for_sources();
    const bool is_file = body_.from->descriptor() >= 0 && !line_.socket().is_tls();
    if (is_file) co_return co_await send_file();
    co_return co_await send_pieces();
}

async<bool> source_sender::send_file() {
    const int file = body_.from->descriptor();
    while (body_.size > 0) {
        const auto turn = static_cast<std::size_t>(
            std::min<std::uint64_t>(body_.size, limits::source_turn_bytes));
        const io_result sent = line_.socket().send_file(file, body_.offset, turn);
        body_.offset += sent.bytes;
        body_.size -= sent.bytes;
        line_.moved(sent.bytes);
        if (body_.size == 0) break;
        if (sent.status == io_status::done) {
            // The disk may fetch what comes next while others have their turn.
            (void)::posix_fadvise(file,
                                  static_cast<off_t>(body_.offset),
                                  limits::source_turn_bytes,
                                  POSIX_FADV_WILLNEED);
            co_await line_.yield();
            continue;
        }
        const bool is_ready = co_await line_.wait_for(sent.status);
        if (!is_ready) co_return false;
    }
    co_return true;
}

async<bool> source_sender::send_pieces() {
    while (body_.size > 0) {
        const auto wanted = static_cast<std::size_t>(
            std::min<std::uint64_t>(body_.size, limits::body_piece_bytes_max));
        const auto piece = co_await body_.from->read(body_.offset, wanted);
        if (!piece || piece->empty() || piece->size() > wanted) co_return false;
        const bool sent = co_await send_piece(*piece);
        if (!sent) co_return false;
        body_.offset += piece->size();
        body_.size -= piece->size();
        if (body_.size > 0) co_await line_.yield();
    }
    co_return true;
}

async<bool> source_sender::send_piece(std::string_view bytes) {
    while (!bytes.empty()) {
        const iovec rest = to_piece(bytes);
        const io_result sent = line_.socket().write_some({&rest, 1});
        bytes.remove_prefix(sent.bytes);
        line_.moved(sent.bytes);
        if (sent.status == io_status::done) continue;
        const bool is_ready = co_await line_.wait_for(sent.status);
        if (!is_ready) co_return false;
    }
    co_return true;
}

}  // namespace snug::http
