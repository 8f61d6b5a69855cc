#include "loadgen/requester.hpp"

#include <array>
#include <cerrno>
#include <stdexcept>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>

namespace snug::bench {
namespace {

constexpr std::size_t receive_bytes = 64UL * 1024;
thread_local std::array<char, receive_bytes> buffer;  // one for all, which take turns

}  // namespace

requester::requester(poller& events, unique_fd connecting, std::size_t index, answered on_answer)
    : events_(events), fd_(std::move(connecting)), index_(index), on_answer_(std::move(on_answer)) {
    events_.watch(fd_.value(), EPOLLOUT, *this);
}

void requester::request(std::string text, nanos at) {
    if (in_flight_) throw std::logic_error("a request while another is in flight");
    in_flight_ = true;
    requested_at_ = at;
    text_ = std::move(text);
    if (connected_) send_text();
}

void requester::send_text() {
    const auto sent = ::send(fd_.value(), text_.data(), text_.size(), MSG_NOSIGNAL);
    // Requests are far smaller than a socket's buffer and go out one at a time.
    if (sent != static_cast<ssize_t>(text_.size())) {
        throw std::system_error(errno, std::generic_category(), "send of a request");
    }
}

void requester::on_ready(std::uint32_t) {
    if (connected_) return receive();
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(fd_.value(), SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0) throw std::system_error(error, std::generic_category(), "connect");
    connected_ = true;
    events_.change(fd_.value(), EPOLLIN, *this);
    if (in_flight_) send_text();
}

void requester::receive() {
    const auto size = ::recv(fd_.value(), buffer.data(), buffer.size(), 0);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0) throw std::runtime_error("the server hung up on a keep-alive connection");
    if (!reply_.feed({buffer.data(), static_cast<std::size_t>(size)})) return;
    in_flight_ = false;
    on_answer_(*this, reply_);
}

}  // namespace snug::bench
