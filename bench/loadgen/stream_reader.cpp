#include "loadgen/stream_reader.hpp"

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace snug::bench {
namespace {

// Shared by all readers, which take turns on one thread: 5,000 buffers of their own would not stay
// in any cache.
constexpr std::size_t receive_bytes = 256UL * 1024;
thread_local std::array<char, receive_bytes> receive_buffer;

}  // namespace

stream_reader::stream_reader(poller& events,
                             unique_fd connecting,
                             std::size_t index,
                             std::string request,
                             listener& heard_by)
    : events_(events),
      fd_(std::move(connecting)),
      index_(index),
      pending_(std::move(request)),
      heard_by_(heard_by) {
    events_.watch(fd_.value(), EPOLLOUT, *this);
}

void stream_reader::on_ready(std::uint32_t) {
    if (state_ == state::closed) return;
    if (state_ == state::connecting) return send_request();
    const auto size = ::recv(fd_.value(), receive_buffer.data(), receive_buffer.size(), 0);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0) return close();
    const std::string_view bytes(receive_buffer.data(), static_cast<std::size_t>(size));
    state_ == state::head ? take_head(bytes) : take_body(bytes);
}

void stream_reader::send_request() {
    const auto sent = ::send(fd_.value(), pending_.data(), pending_.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(pending_.size())) return close();
    std::string().swap(pending_);
    state_ = state::head;
    events_.change(fd_.value(), EPOLLIN, *this);
}

void stream_reader::take_head(std::string_view bytes) {
    pending_.append(bytes);
    const auto end = pending_.find("\r\n\r\n");
    if (end == std::string::npos) return;
    const std::string whole = std::exchange(pending_, {});
    const auto head = parse_reply_head(std::string_view(whole).substr(0, end + 4));
    chunked_ = head.chunked;
    state_ = state::open;
    heard_by_.on_opened(*this, head.status);
    take_body(std::string_view(whole).substr(end + 4));
}

void stream_reader::take_body(std::string_view bytes) {
    const auto seen = [this](const stream_event& event) { heard_by_.on_event(*this, event); };
    if (!chunked_) return parser_.feed(bytes, seen);
    std::string plain;
    chunks_.decode(bytes, plain);
    parser_.feed(plain, seen);
}

void stream_reader::close() {
    state_ = state::closed;
    events_.forget(fd_.value());
    fd_.reset();
    heard_by_.on_closed(*this);
}

}  // namespace snug::bench
