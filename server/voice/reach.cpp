#include "voice/reach.hpp"

#include "base/bytes.hpp"
#include "base/descriptor.hpp"
#include "voice/core/stun.hpp"
#include "voice/framing.hpp"
#include "voice/socket_address.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>

namespace snug::voice {

namespace {

using clock = std::chrono::steady_clock;

// A datagram may be lost; a check is sent again as a browser's is.
constexpr auto ask_again_after = std::chrono::milliseconds(250);

/// One way, on its way.
class attempt {
public:
    attempt(const announced_address& way, std::string_view username, std::string_view password)
        : by_(way.protocol), check_(limits::stun_bytes_max) {
        random_fill(id_);
        check_.resize(write_stun_check(
            check_, {.id = id_, .username = username, .priority = 1, .controlling = 1}, password));
        auto to = parse_ip(way.ip);
        if (!to) return;
        to->port = way.port;
        const int kind = by_ == transport_protocol::udp ? SOCK_DGRAM : SOCK_STREAM;
        const int domain = to->family == ip_family::v4 ? AF_INET : AF_INET6;
        socket_.reset(::socket(domain, kind | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        sockaddr_storage address{};
        const socklen_t size = to_socket_address(*to, to->family, address);
        const int begun =
            ::connect(socket_.number(), reinterpret_cast<const sockaddr*>(&address), size);
        // TCP goes on by itself; where there is no way at all nobody answers.
        if (begun != 0 && errno != EINPROGRESS) socket_.reset();
    }

    bool answered() const { return answered_; }
    pollfd waiting() const {
        const bool wants_to_send = by_ == transport_protocol::tcp && !asked_;
        const auto events = static_cast<short>(wants_to_send ? POLLOUT : POLLIN);
        return {.fd = answered_ ? -1 : socket_.number(), .events = events, .revents = 0};
    }
    void ready(clock::time_point now) {
        if (by_ == transport_protocol::tcp && !asked_) return ask(now);
        listen();
    }
    void ask_if_due(clock::time_point now) {
        if (by_ == transport_protocol::udp && !answered_ && now >= due_) ask(now);
    }

private:
    void ask(clock::time_point now) {
        due_ = now + ask_again_after;
        asked_ = true;
        frame_writer framed;
        framed.add(check_);
        const bytes_view bytes =
            by_ == transport_protocol::udp ? bytes_view(check_) : framed.pending();
        ::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    }

    void listen() {
        std::array<std::uint8_t, limits::voice_datagram_bytes_max> memory{};
        const bool is_udp = by_ == transport_protocol::udp;
        const bytes_out room = is_udp ? bytes_out(memory) : stream_.space();
        const ssize_t count = ::recv(socket_.number(), room.data(), room.size(), 0);
        if (count < 0 && is_udp) return;  // nobody listens there as yet; asked again later
        if (count <= 0) return socket_.reset();
        if (is_udp) return take(room.first(static_cast<std::size_t>(count)));
        stream_.added(static_cast<std::size_t>(count));
        while (const auto frame = stream_.next())
            take(*frame);
        if (stream_.is_broken()) socket_.reset();
    }

    void take(bytes_view datagram) {
        const auto message = parse_stun(datagram);
        if (message && message->kind == stun_class::success && message->id == id_) answered_ = true;
    }

    transport_protocol by_;
    transaction_id id_{};
    std::vector<std::uint8_t> check_;
    descriptor socket_;
    frame_reader stream_;
    clock::time_point due_{};
    bool asked_ = false;
    bool answered_ = false;
};

}  // namespace

std::vector<bool> answers_at(std::span<const announced_address> ways,
                             std::string_view username,
                             std::string_view password,
                             std::chrono::milliseconds patience) {
    std::vector<attempt> all;
    all.reserve(ways.size());
    for (const announced_address& each : ways)
        all.emplace_back(each, username, password);
    const auto end = clock::now() + patience;
    for (auto now = clock::now(); now < end; now = clock::now()) {
        if (std::ranges::all_of(all, &attempt::answered)) break;
        std::vector<pollfd> waiting;
        for (attempt& each : all) {
            each.ask_if_due(now);
            waiting.push_back(each.waiting());
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - now);
        const auto pause = std::min<std::chrono::milliseconds>(left, ask_again_after);
        ::poll(waiting.data(), waiting.size(), static_cast<int>(pause.count()));
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (waiting[i].revents != 0) all[i].ready(clock::now());
        }
    }
    std::vector<bool> answered;
    answered.reserve(all.size());
    for (const attempt& each : all)
        answered.push_back(each.answered());
    return answered;
}

}  // namespace snug::voice
