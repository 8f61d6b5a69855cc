// Who is at the other end, as text for limits, and whose word about it is believed. Filled at
// start, then const and thread-safe. Addresses are never logged and never stored.
#pragma once

#include "base/result.hpp"

#include <boost/asio/ip/address.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

struct sockaddr;

namespace snug::http {

/// "192.0.2.1", "2001:db8::1"; an IPv4 address inside IPv6 is told as IPv4; "" for a unix socket.
std::string to_address_text(const sockaddr* address);

/// What one household is counted under: the IPv4 address or the IPv6 /64. "" stays "".
std::string to_limit_key(std::string_view address);

/// Proxies whose X-Forwarded-* fields count: CIDR blocks, and "unix" for whoever comes through a
/// unix socket (its address is ""), which only the host's own programs can open.
class trusted_proxies {
public:
    static result<trusted_proxies> parse(const std::vector<std::string>& blocks);

    bool contains(std::string_view address) const;

    /// The last address of X-Forwarded-For that is no trusted proxy's: what stands further left,
    /// anybody can write.
    /// "" when there is none.
    std::string_view client_of(std::string_view forwarded_for) const;

private:
    struct block {
        boost::asio::ip::address network;
        std::size_t prefix_bits = 0;
    };
    std::vector<block> blocks_;
    bool has_unix_ = false;
};

}  // namespace snug::http
