// Where a datagram came from or goes to: a path, named by its far end and, where we have several
// addresses, by ours. A value; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace snug::voice {

enum class ip_family : std::uint8_t { v4, v6 };
enum class transport_protocol : std::uint8_t { udp, tcp };

/// An address of either family with its port (host order). A v4 address fills the first four bytes.
struct transport_address {
    std::array<std::uint8_t, 16> ip{};
    std::uint16_t port = 0;
    ip_family family = ip_family::v4;
    transport_protocol protocol = transport_protocol::udp;
    /// Which of our addresses it came to and leaves from, as `ip` is written; all zero: whichever
    /// the kernel takes. A browser's NAT knows only the one that was asked at.
    std::array<std::uint8_t, 16> local{};

    friend bool operator==(const transport_address&, const transport_address&) = default;
};

}  // namespace snug::voice

template <>
struct std::hash<snug::voice::transport_address> {
    std::size_t operator()(const snug::voice::transport_address& a) const {
        const auto text = [](const std::array<std::uint8_t, 16>& bytes) {
            return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        };
        const auto rest = std::size_t{a.port} << 2U | static_cast<std::size_t>(a.family) << 1U |
                          static_cast<std::size_t>(a.protocol);
        const std::size_t ours = std::hash<std::string_view>{}(text(a.local));
        return std::hash<std::string_view>{}(text(a.ip)) ^ ((rest + ours) * 0x9E3779B97F4A7C15U);
    }
};
