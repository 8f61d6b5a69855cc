#include "floor/server.hpp"

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace snug::bench {
namespace {

constexpr std::size_t receive_bytes = 64UL * 1024;
thread_local std::array<char, receive_bytes> buffer;  // one for all, which take turns
constexpr std::size_t queue_max = 10'000;

}  // namespace

void floor_connection::on_ready(std::uint32_t events) {
    if ((events & EPOLLOUT) != 0 && !flush()) return server_.drop(*this);
    if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0 && !receive()) server_.drop(*this);
}

bool floor_connection::receive() {
    const auto size = ::recv(fd_.value(), buffer.data(), buffer.size(), 0);
    if (size < 0) return errno == EAGAIN || errno == EINTR;
    if (size == 0) return false;
    std::string_view bytes(buffer.data(), static_cast<std::size_t>(size));
    if (!received_.empty()) bytes = received_.append(bytes);
    std::size_t taken = 0;
    for (std::size_t next = server_.take_request(*this, bytes); next > 0;
         next = server_.take_request(*this, bytes.substr(taken))) {
        taken += next;
    }
    std::string rest(bytes.substr(taken));
    received_.swap(rest);
    return true;
}

bool floor_connection::send(const shared_bytes& bytes) {
    if (queue_.size() >= queue_max) return false;
    std::size_t sent = 0;
    if (queue_.empty()) {
        const auto size = ::send(fd_.value(), bytes->data(), bytes->size(), MSG_NOSIGNAL);
        if (size < 0 && errno != EAGAIN) return false;
        sent = static_cast<std::size_t>(std::max<ssize_t>(size, 0));
        if (sent == bytes->size()) return true;
        sent_of_first_ = sent;
    }
    queue_.push_back(bytes);
    if (!std::exchange(waits_for_room_, true))
        server_.events_.change(fd(), EPOLLIN | EPOLLOUT, *this);
    return true;
}

bool floor_connection::flush() {
    while (!queue_.empty()) {
        const auto& first = *queue_.front();
        const auto size = ::send(fd_.value(),
                                 first.data() + sent_of_first_,
                                 first.size() - sent_of_first_,
                                 MSG_NOSIGNAL);
        if (size < 0) return errno == EAGAIN;
        sent_of_first_ += static_cast<std::size_t>(size);
        if (sent_of_first_ < first.size()) return true;
        queue_.pop_front();
        sent_of_first_ = 0;
    }
    waits_for_room_ = false;
    server_.events_.change(fd(), EPOLLIN, *this);
    return true;
}

}  // namespace snug::bench
