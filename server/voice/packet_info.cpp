#include "voice/packet_info.hpp"

#include "voice/socket_address.hpp"

#include <cstring>

namespace snug::voice {

namespace {

constexpr int on = 1;

template <class Info>
void put(msghdr& header, int level, int type, const Info& info) {
    cmsghdr* const said = CMSG_FIRSTHDR(&header);
    said->cmsg_level = level;
    said->cmsg_type = type;
    said->cmsg_len = CMSG_LEN(sizeof info);
    std::memcpy(CMSG_DATA(said), &info, sizeof info);
    header.msg_controllen = CMSG_SPACE(sizeof info);
}

/// An address alone, by way of a socket's: it knows of v4 addresses in v6 sockets.
template <class Address>
std::array<std::uint8_t, 16> plain(const Address& address) {
    sockaddr_storage whole{};
    std::memcpy(&whole, &address, sizeof address);
    const auto read = from_socket_address(whole, transport_protocol::udp);
    return read ? read->ip : std::array<std::uint8_t, 16>{};
}

}  // namespace

void ask_for_packet_info(int socket, ip_family family) {
    if (family == ip_family::v4) {
        ::setsockopt(socket, IPPROTO_IP, IP_PKTINFO, &on, sizeof on);
    } else {
        // Says v4 addresses too, where both families come by one socket.
        ::setsockopt(socket, IPPROTO_IPV6, IPV6_RECVPKTINFO, &on, sizeof on);
    }
}

void packet_info::offer(msghdr& header) {
    header.msg_control = memory_.data();
    header.msg_controllen = memory_.size();
}

std::array<std::uint8_t, 16> packet_info::read(const msghdr& header) {
    const cmsghdr* const said = CMSG_FIRSTHDR(&header);
    if (said == nullptr) return {};
    if (said->cmsg_level == IPPROTO_IP && said->cmsg_type == IP_PKTINFO) {
        in_pktinfo info{};
        std::memcpy(&info, CMSG_DATA(said), sizeof info);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr = info.ipi_spec_dst;
        return plain(address);
    }
    if (said->cmsg_level != IPPROTO_IPV6 || said->cmsg_type != IPV6_PKTINFO) return {};
    in6_pktinfo info{};
    std::memcpy(&info, CMSG_DATA(said), sizeof info);
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_addr = info.ipi6_addr;
    return plain(address);
}

void packet_info::write(msghdr& header, const transport_address& to, ip_family socket) {
    header.msg_control = nullptr;
    header.msg_controllen = 0;
    if (to.local == decltype(to.local){}) return;
    transport_address from = to;
    from.ip = to.local;
    sockaddr_storage address{};
    if (to_socket_address(from, socket, address) == 0) return;
    offer(header);
    if (socket == ip_family::v4) {
        sockaddr_in ours{};
        std::memcpy(&ours, &address, sizeof ours);
        in_pktinfo info{};
        info.ipi_spec_dst = ours.sin_addr;
        put(header, IPPROTO_IP, IP_PKTINFO, info);
    } else {
        sockaddr_in6 ours{};
        std::memcpy(&ours, &address, sizeof ours);
        in6_pktinfo info{};
        info.ipi6_addr = ours.sin6_addr;
        put(header, IPPROTO_IPV6, IPV6_PKTINFO, info);
    }
}

}  // namespace snug::voice
