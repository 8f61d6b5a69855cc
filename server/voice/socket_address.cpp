#include "voice/socket_address.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cstring>
#include <span>

namespace snug::voice {

namespace {

constexpr std::array<std::uint8_t, 12> mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr std::size_t v4_bytes = 4;

// The kernel fills a storage with an address of one family: copying it out is the way that no rule
// of aliasing forbids.
template <class Address>
Address copied(const sockaddr_storage& from) {
    Address made{};
    std::memcpy(&made, &from, sizeof made);
    return made;
}

}  // namespace

std::optional<transport_address> from_socket_address(const sockaddr_storage& from,
                                                     transport_protocol protocol) {
    transport_address made{.protocol = protocol};
    if (from.ss_family == AF_INET) {
        const auto v4 = copied<sockaddr_in>(from);
        std::memcpy(made.ip.data(), &v4.sin_addr, v4_bytes);
        made.port = ntohs(v4.sin_port);
        return made;
    }
    if (from.ss_family != AF_INET6) return std::nullopt;
    const auto v6 = copied<sockaddr_in6>(from);
    made.port = ntohs(v6.sin6_port);
    const std::span<const std::uint8_t> bytes(v6.sin6_addr.s6_addr);
    if (std::ranges::equal(bytes.first(mapped_prefix.size()), mapped_prefix)) {
        std::ranges::copy(bytes.last(v4_bytes), made.ip.begin());
        return made;
    }
    made.family = ip_family::v6;
    std::ranges::copy(bytes, made.ip.begin());
    return made;
}

socklen_t to_socket_address(const transport_address& to, ip_family family, sockaddr_storage& into) {
    if (family == ip_family::v4) {
        if (to.family != ip_family::v4) return 0;
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(to.port);
        std::memcpy(&v4.sin_addr, to.ip.data(), v4_bytes);
        std::memcpy(&into, &v4, sizeof v4);
        return sizeof v4;
    }
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(to.port);
    const std::span<std::uint8_t> bytes(v6.sin6_addr.s6_addr);
    if (to.family == ip_family::v6) {
        std::ranges::copy(to.ip, bytes.begin());
    } else {
        std::ranges::copy(mapped_prefix, bytes.begin());
        std::copy_n(to.ip.begin(), v4_bytes, bytes.last(v4_bytes).begin());
    }
    std::memcpy(&into, &v6, sizeof v6);
    return sizeof v6;
}

std::optional<transport_address> parse_ip(const std::string& text) {
    transport_address made;
    if (::inet_pton(AF_INET, text.c_str(), made.ip.data()) == 1) return made;
    made.family = ip_family::v6;
    if (::inet_pton(AF_INET6, text.c_str(), made.ip.data()) == 1) return made;
    return std::nullopt;
}

std::string ip_text(const transport_address& of) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const int family = of.family == ip_family::v4 ? AF_INET : AF_INET6;
    ::inet_ntop(family, of.ip.data(), text.data(), text.size());
    return text.data();
}

}  // namespace snug::voice
