#include "voice/udp_port.hpp"

#include "voice/packet_info.hpp"
#include "voice/socket_address.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace snug::voice {

namespace {

using limits::voice_batch;

std::unexpected<error> refuse_socket(const char* doing) {
    return refuse(errc::unavailable, std::string(doing) + ": " + std::strerror(errno));
}

/// The privileged way goes beyond what the system allows by default; without it as much as may be.
void enlarge(int socket, int forced, int usual) {
    const int bytes = limits::voice_socket_buffer_bytes;
    if (::setsockopt(socket, SOL_SOCKET, forced, &bytes, sizeof bytes) == 0) return;
    ::setsockopt(socket, SOL_SOCKET, usual, &bytes, sizeof bytes);
}

descriptor make_socket(ip_family family) {
    const int domain = family == ip_family::v6 ? AF_INET6 : AF_INET;
    descriptor made(::socket(domain, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!made) return made;
    enlarge(made.number(), SO_RCVBUFFORCE, SO_RCVBUF);
    enlarge(made.number(), SO_SNDBUFFORCE, SO_SNDBUF);
    return made;
}

}  // namespace

/// Memory for one batch each way, laid out once as the kernel wants it.
struct udp_port::batches {
    using headers = std::array<mmsghdr, voice_batch>;

    std::array<std::array<std::uint8_t, limits::voice_datagram_bytes_max>, voice_batch> memory{};
    std::array<sockaddr_storage, voice_batch> in_addresses{};
    std::array<sockaddr_storage, voice_batch> out_addresses{};
    std::array<packet_info, voice_batch> in_info{};
    std::array<packet_info, voice_batch> out_info{};
    std::array<iovec, voice_batch> in_places{};
    std::array<iovec, voice_batch> out_places{};
    headers in{};
    headers out{};
    std::array<datagram, voice_batch> received{};
    std::size_t out_used = 0;
    bool was_full = false;

    batches() {
        for (std::size_t i = 0; i < voice_batch; ++i) {
            in_places[i] = {.iov_base = memory[i].data(), .iov_len = memory[i].size()};
            in[i].msg_hdr.msg_iov = &in_places[i];
            in[i].msg_hdr.msg_iovlen = 1;
            in[i].msg_hdr.msg_name = &in_addresses[i];
            out[i].msg_hdr.msg_iov = &out_places[i];
            out[i].msg_hdr.msg_iovlen = 1;
            out[i].msg_hdr.msg_name = &out_addresses[i];
        }
    }
};

udp_port::udp_port(descriptor socket, ip_family family, std::uint16_t port)
    : socket_(std::move(socket)),
      family_(family),
      port_(port),
      batches_(std::make_unique<batches>()) {
    socklen_t size = sizeof send_room_;
    ::getsockopt(number(), SOL_SOCKET, SO_SNDBUF, &send_room_, &size);
}

udp_port::udp_port(udp_port&&) noexcept = default;
udp_port::~udp_port() = default;

result<udp_port> udp_port::bind(const std::string& ip, std::uint16_t port) {
    auto where = parse_ip(ip);
    if (!where) return refuse(errc::invalid_field, "not a numeric address: " + ip);
    descriptor socket = make_socket(where->family);
    if (!socket && errno == EAFNOSUPPORT && ip == "::") {
        where = transport_address{};
        socket = make_socket(where->family);
    }
    if (!socket) return refuse_socket("UDP socket");
    if (where->family == ip_family::v6) {
        const int only = ip == "::" ? 0 : 1;
        ::setsockopt(socket.number(), IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof only);
    }
    // A socket that has one address of ours leaves from there anyway, and saying so costs each
    // packet.
    if (where->ip == transport_address{}.ip) ask_for_packet_info(socket.number(), where->family);
    where->port = port;
    sockaddr_storage address{};
    const socklen_t size = to_socket_address(*where, where->family, address);
    if (::bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), size) != 0)
        return refuse_socket("UDP port");
    socklen_t room = sizeof address;
    ::getsockname(socket.number(), reinterpret_cast<sockaddr*>(&address), &room);
    const auto bound = from_socket_address(address, transport_protocol::udp);
    return udp_port(std::move(socket), where->family, bound ? bound->port : port);
}

std::span<const udp_port::datagram> udp_port::receive() {
    batches& all = *batches_;
    for (std::size_t i = 0; i < voice_batch; ++i) {
        all.in[i].msg_hdr.msg_namelen = sizeof(sockaddr_storage);
        all.in_info[i].offer(all.in[i].msg_hdr);
    }
    const int count = ::recvmmsg(number(), all.in.data(), voice_batch, MSG_DONTWAIT, nullptr);
    all.was_full = count == static_cast<int>(voice_batch);
    std::size_t good = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(std::max(count, 0)); ++i) {
        if ((all.in[i].msg_hdr.msg_flags & MSG_TRUNC) != 0) continue;
        auto from = from_socket_address(all.in_addresses[i], transport_protocol::udp);
        if (!from) continue;
        from->local = packet_info::read(all.in[i].msg_hdr);
        all.received[good++] = {*from, bytes_out(all.memory[i]).first(all.in[i].msg_len)};
    }
    return std::span(all.received).first(good);
}

bool udp_port::may_have_more() const {
    return batches_->was_full;
}

void udp_port::send(const transport_address& to, bytes_view bytes) {
    batches& all = *batches_;
    const std::size_t at = all.out_used;
    const socklen_t size = to_socket_address(to, family_, all.out_addresses[at]);
    if (size == 0) {
        ++dropped_;
        return;
    }
    all.out[at].msg_hdr.msg_namelen = size;
    all.out_info[at].write(all.out[at].msg_hdr, to, family_);
    // sendmsg does not write through it; the type is the one that receiving shares.
    all.out_places[at] = {.iov_base = const_cast<std::uint8_t*>(bytes.data()),
                          .iov_len = bytes.size()};
    if (++all.out_used == voice_batch) flush();
}

bool udp_port::is_crowded() const {
    int waiting = 0;
    return ::ioctl(number(), SIOCOUTQ, &waiting) == 0 && waiting > send_room_ / 2;
}

void udp_port::flush() {
    batches& all = *batches_;
    std::size_t at = 0;
    while (at < all.out_used) {
        const auto left = static_cast<unsigned>(all.out_used - at);
        const int sent = ::sendmmsg(number(), &all.out[at], left, MSG_DONTWAIT);
        if (sent > 0) {
            at += static_cast<std::size_t>(sent);
            continue;
        }
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0 && (errno == EAGAIN || errno == ENOBUFS)) break;
        // This one has no way to go (no route, a firewall): the others may have.
        ++dropped_;
        ++at;
    }
    dropped_ += all.out_used - at;
    all.out_used = 0;
}

}  // namespace snug::voice
