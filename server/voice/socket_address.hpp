// Between the kernel's socket addresses and ours. A v4 address that comes by a socket of both
// families (::ffff:a.b.c.d) is a v4 address to us. Pure but for reading text; any thread.
#pragma once

#include "voice/core/address.hpp"

#include <netinet/in.h>
#include <optional>
#include <string>
#include <sys/socket.h>

namespace snug::voice {

/// Nullopt for any other family than IPv4 and IPv6.
std::optional<transport_address> from_socket_address(const sockaddr_storage& from,
                                                     transport_protocol protocol);

/// Writes `to` as a socket of `family` wants it and returns its length; 0 for a v6 address where
/// the socket is v4.
socklen_t to_socket_address(const transport_address& to, ip_family family, sockaddr_storage& into);

/// A numeric address ("192.0.2.1", "2001:db8::1", without brackets or zone), else nullopt.
std::optional<transport_address> parse_ip(const std::string& text);
std::string ip_text(const transport_address& of);

}  // namespace snug::voice
