// Which of our addresses a datagram came to, and from which one it leaves (IP_PKTINFO; RFC 3542
// section 6.1 for IPv6), as the kernel wants it beside a datagram. On a machine with several
// addresses routes alone would answer by another one, which no browser and no NAT waits for.
// Used on one thread; allocates nothing.
#pragma once

#include "voice/core/address.hpp"

#include <array>
#include <netinet/in.h>
#include <sys/socket.h>

namespace snug::voice {

/// From now on the kernel says it with each datagram. `family` is the socket's.
void ask_for_packet_info(int socket, ip_family family);

/// Memory for it beside one datagram. Has to stay where it is while the kernel uses it.
class packet_info {
public:
    /// Makes room in `header` before it is received into.
    void offer(msghdr& header);
    /// Our address of what was received, as in `transport_address::local`; all zero: not said.
    static std::array<std::uint8_t, 16> read(const msghdr& header);
    /// Says in `header` that it leaves by `to.local`; nothing where that is all zero.
    void write(msghdr& header, const transport_address& to, ip_family socket);

private:
    alignas(cmsghdr) std::array<std::uint8_t, CMSG_SPACE(sizeof(in6_pktinfo))> memory_{};
};

}  // namespace snug::voice
