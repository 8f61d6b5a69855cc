#include "http/peer_address.hpp"

#include "http/list_items.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>

namespace snug::http {

namespace ip = boost::asio::ip;

namespace {

constexpr std::size_t household_bytes = 8;  // of an IPv6 address: its /64

ip::address unmapped(const ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

std::vector<unsigned char> to_bytes(const ip::address& address) {
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        return {bytes.begin(), bytes.end()};
    }
    const auto bytes = address.to_v6().to_bytes();
    return {bytes.begin(), bytes.end()};
}

bool same_prefix(const ip::address& a, const ip::address& b, std::size_t bits) {
    const auto left = to_bytes(a);
    const auto right = to_bytes(b);
    if (left.size() != right.size()) return false;
    const std::size_t whole = bits / 8;
    if (!std::equal(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(whole), right.begin()))
        return false;
    if (bits % 8 == 0) return true;
    const unsigned shift = 8 - static_cast<unsigned>(bits % 8);
    return (left[whole] >> shift) == (right[whole] >> shift);
}

}  // namespace

std::string to_address_text(const sockaddr* address) {
    if (address->sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, address, sizeof in);
        return ip::address_v4(ntohl(in.sin_addr.s_addr)).to_string();
    }
    if (address->sa_family == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, address, sizeof in);
        ip::address_v6::bytes_type bytes{};
        std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
        return unmapped(ip::address_v6(bytes)).to_string();
    }
    return {};
}

std::string to_limit_key(std::string_view address) {
    boost::system::error_code problem;
    const ip::address parsed = ip::make_address(std::string(address), problem);
    if (problem || parsed.is_v4()) return std::string(address);
    auto bytes = parsed.to_v6().to_bytes();
    std::fill(bytes.begin() + household_bytes, bytes.end(), 0);
    return ip::address_v6(bytes).to_string();
}

result<trusted_proxies> trusted_proxies::parse(const std::vector<std::string>& blocks) {
    trusted_proxies parsed;
    for (const std::string& text : blocks) {
        if (text == "unix") {
            parsed.has_unix_ = true;
            continue;
        }
        const std::size_t slash = text.find('/');
        boost::system::error_code problem;
        block made{ip::make_address(text.substr(0, slash), problem), 0};
        const std::size_t bits_max = made.network.is_v4() ? 32 : 128;
        made.prefix_bits = bits_max;
        bool sound = !problem;
        if (slash != std::string::npos) {
            const char* last = text.data() + text.size();
            const auto read = std::from_chars(text.data() + slash + 1, last, made.prefix_bits);
            sound =
                sound && read.ec == std::errc() && read.ptr == last && made.prefix_bits <= bits_max;
        }
        if (!sound)
            return refuse(errc::invalid_field, "no address block: " + text, "trusted-proxy");
        parsed.blocks_.push_back(made);
    }
    return parsed;
}

bool trusted_proxies::contains(std::string_view address) const {
    if (address.empty()) return has_unix_;
    boost::system::error_code problem;
    const ip::address parsed = ip::make_address(std::string(address), problem);
    if (problem) return false;
    return std::any_of(blocks_.begin(), blocks_.end(), [&](const block& each) {
        return same_prefix(each.network, unmapped(parsed), each.prefix_bits);
    });
}

std::string_view trusted_proxies::client_of(std::string_view forwarded_for) const {
    while (!forwarded_for.empty()) {
        const std::size_t comma = forwarded_for.rfind(',');
        const std::string_view last = without_blanks(
            comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1));
        if (last.empty() || !contains(last)) return last;
        forwarded_for =
            comma == std::string_view::npos ? std::string_view() : forwarded_for.substr(0, comma);
    }
    return {};
}

}  // namespace snug::http
