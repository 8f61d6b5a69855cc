#include "voice/tcp_port.hpp"

#include "voice/socket_address.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <utility>

namespace snug::voice {

namespace {

std::unexpected<error> refuse_tcp_port() {
    return refuse(errc::unavailable, std::string("TCP port: ") + std::strerror(errno));
}

void set_option(int socket, int level, int name, int value) {
    ::setsockopt(socket, level, name, &value, sizeof value);
}

void watch(int epoll, int operation, int number, std::uint32_t what) {
    epoll_event event{.events = what, .data = {.fd = number}};
    ::epoll_ctl(epoll, operation, number, &event);
}

/// A v6 socket takes v4 too where it is bound to "::".
descriptor bound_socket(const std::string& ip, std::uint16_t port) {
    auto where = parse_ip(ip).value_or(transport_address{});
    const int kind = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;
    descriptor made(::socket(where.family == ip_family::v6 ? AF_INET6 : AF_INET, kind, 0));
    if (!made && errno == EAFNOSUPPORT && ip == "::") {
        where = {};
        made.reset(::socket(AF_INET, kind, 0));
    }
    if (!made) return made;
    if (where.family == ip_family::v6)
        set_option(made.number(), IPPROTO_IPV6, IPV6_V6ONLY, ip == "::" ? 0 : 1);
    // Connections of a server before this one may still be in TIME_WAIT.
    set_option(made.number(), SOL_SOCKET, SO_REUSEADDR, 1);
    where.port = port;
    sockaddr_storage address{};
    const socklen_t size = to_socket_address(where, where.family, address);
    if (::bind(made.number(), reinterpret_cast<const sockaddr*>(&address), size) != 0) made.reset();
    return made;
}

}  // namespace

result<tcp_port> tcp_port::listen(const std::string& ip, std::uint16_t port, int epoll) {
    descriptor socket = bound_socket(ip, port);
    if (!socket) return refuse_tcp_port();
    // Inherited by what it accepts; set before, for the window is agreed on in the handshake.
    set_option(socket.number(), SOL_SOCKET, SO_SNDBUF, limits::voice_tcp_send_buffer_bytes);
    if (::listen(socket.number(), limits::voice_tcp_backlog) != 0) return refuse_tcp_port();
    watch(epoll, EPOLL_CTL_ADD, socket.number(), EPOLLIN);
    tcp_port made(std::move(socket), epoll);
    made.dirty_.reserve(limits::voice_tcp_connections_max);
    return made;
}

bool tcp_port::has(int number) const {
    return number == listener_.number() || by_number_.contains(number);
}

tcp_port::connection* tcp_port::find(int number) {
    const auto found = by_number_.find(number);
    return found == by_number_.end() ? nullptr : found->second.get();
}

void tcp_port::ready(int number, instant now, const frame_sink& take, const gone_sink& gone) {
    if (number == listener_.number()) return accept_all(now, gone);
    // What comes after a goodbye still counts, so reading goes first and finds the end itself.
    if (connection* const from = find(number)) read(*from, take, gone);
    if (connection* const to = find(number); to != nullptr && !to->out.is_empty())
        write(*to, now, gone);
}

void tcp_port::accept_all(instant now, const gone_sink& gone) {
    for (int i = 0; i < limits::voice_tcp_backlog; ++i) {
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        descriptor made(::accept4(listener_.number(),
                                  reinterpret_cast<sockaddr*>(&address),
                                  &size,
                                  SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!made) {
            // The listener stays readable: asked again at once, it would take all our time.
            paused_ = errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS;
            if (paused_) watch(epoll_, EPOLL_CTL_MOD, listener_.number(), 0);
            return;
        }
        const auto from = from_socket_address(address, transport_protocol::tcp);
        if (from) add(std::move(made), *from, now, gone);
    }
}

void tcp_port::add(descriptor socket,
                   const transport_address& from,
                   instant now,
                   const gone_sink& gone) {
    if (!make_room(from, gone)) return;
    const int number = socket.number();
    set_option(number, IPPROTO_TCP, TCP_NODELAY, 1);
    set_option(number, IPPROTO_TCP, TCP_NOTSENT_LOWAT, limits::voice_tcp_unsent_bytes);
    auto made = std::make_unique<connection>();
    made->socket = std::move(socket);
    made->from = from;
    made->proven_at = now;
    by_address_[from] = made.get();
    by_number_.emplace(number, std::move(made));
    watch(epoll_, EPOLL_CTL_ADD, number, EPOLLIN);
}

/// Of those who have not proven themselves the oldest makes room: friends prove themselves at once.
bool tcp_port::make_room(const transport_address& from, const gone_sink& gone) {
    std::size_t unproven = 0;
    std::size_t from_there = 0;
    const connection* oldest = nullptr;
    for (const auto& [number, each] : by_number_) {
        if (each->proven) continue;
        ++unproven;
        if (each->from.ip == from.ip) ++from_there;
        if (oldest == nullptr || each->proven_at < oldest->proven_at) oldest = each.get();
    }
    if (from_there >= limits::voice_tcp_unproven_per_address_max) return false;
    const bool full = by_number_.size() >= limits::voice_tcp_connections_max;
    if (unproven < limits::voice_tcp_unproven_max && !full) return true;
    if (oldest == nullptr) return false;
    close(oldest->socket.number(), gone);
    return true;
}

void tcp_port::read(connection& from, const frame_sink& take, const gone_sink& gone) {
    const int number = from.socket.number();
    const bytes_out space = from.in.space();
    const ssize_t count = ::recv(number, space.data(), space.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) return close(number, gone);
    from.in.added(static_cast<std::size_t>(count));
    const transport_address who = from.from;
    while (const auto frame = from.in.next()) {
        const bool proven = take(who, *frame);
        // An answer may have been sent meanwhile, and found that it is gone.
        if (find(number) == nullptr) return;
        if (proven && !from.proven) from.out.prepare();
        from.proven = proven;
    }
    if (!from.proven) from.unproven_bytes += static_cast<std::size_t>(count);
    if (from.in.is_broken() || from.unproven_bytes > limits::voice_tcp_unproven_bytes_max)
        close(number, gone);
}

void tcp_port::send(instant now, const transport_address& to, bytes_view datagram, urgency how) {
    const auto found = by_address_.find(to);
    if (found == by_address_.end()) {
        ++dropped_;
        return;
    }
    connection& by = *found->second;
    if (by.blocked_since && now - *by.blocked_since > limits::voice_tcp_stale_after)
        dropped_ += by.out.drop_waiting();
    const std::size_t waiting_max = how == urgency::pictures ? limits::video_tcp_pending_bytes_max
                                                             : limits::voice_tcp_pending_bytes_max;
    if (!by.out.add(datagram, waiting_max)) {
        ++dropped_;
        return;
    }
    // Who is blocked is woken by epoll.
    if (by.dirty || by.blocked_since) return;
    by.dirty = true;
    dirty_.push_back(by.socket.number());
}

void tcp_port::flush(instant now, const gone_sink& gone) {
    for (const int number : dirty_) {
        if (connection* const to = find(number); to != nullptr && to->dirty) write(*to, now, gone);
    }
    dirty_.clear();
}

void tcp_port::write(connection& to, instant now, const gone_sink& gone) {
    to.dirty = false;
    const int number = to.socket.number();
    const bytes_view waiting = to.out.pending();
    const ssize_t count =
        ::send(number, waiting.data(), waiting.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count < 0 && errno != EAGAIN && errno != EINTR) return close(number, gone);
    to.out.sent(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (to.out.is_empty()) {
        if (to.blocked_since) watch(epoll_, EPOLL_CTL_MOD, number, EPOLLIN);
        to.blocked_since.reset();
        return;
    }
    // Counted until nothing waits: who takes a little at a time is as late as who takes nothing.
    if (to.blocked_since) return;
    to.blocked_since = now;
    watch(epoll_, EPOLL_CTL_MOD, number, EPOLLIN | EPOLLOUT);
}

void tcp_port::look_around(instant now,
                           const std::function<bool(const transport_address&)>& is_proven,
                           const gone_sink& gone) {
    if (std::exchange(paused_, false)) watch(epoll_, EPOLL_CTL_MOD, listener_.number(), EPOLLIN);
    std::vector<int> over;
    for (const auto& [number, each] : by_number_) {
        each->proven = is_proven(each->from);
        if (each->proven) {
            each->proven_at = now;
            each->unproven_bytes = 0;
        } else if (now - each->proven_at >= limits::voice_tcp_proof_within) {
            over.push_back(number);
        }
    }
    for (const int number : over)
        close(number, gone);
}

void tcp_port::close(int number, const gone_sink& gone) {
    const auto found = by_number_.find(number);
    if (found == by_number_.end()) return;
    const transport_address from = found->second->from;
    // The same far end may have come again before its old connection was seen to end.
    const auto named = by_address_.find(from);
    const bool is_current = named != by_address_.end() && named->second == found->second.get();
    if (is_current) by_address_.erase(named);
    by_number_.erase(found);
    if (is_current) gone(from);
}

}  // namespace snug::voice
