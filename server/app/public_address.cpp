#include "app/public_address.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace snug {

namespace {

std::string origin_at(const config& with, std::string host, std::uint16_t port) {
    if (host.contains(':')) host = "[" + host + "]";
    const std::string origin = (with.has_tls() ? "https://" : "http://") + host;
    const bool usual = port == (with.has_tls() ? 443 : 80);
    return usual ? origin : origin + ":" + std::to_string(port);
}

}  // namespace

std::string public_address(const config& with, std::uint16_t port) {
    if (!with.public_url.empty()) return with.public_url;
    const auto* tcp = std::get_if<http::tcp_address>(&with.listen);
    if (tcp == nullptr) return with.has_tls() ? "https://localhost" : "http://localhost";
    const std::string& host = tcp->host;
    const bool is_here =
        host == "0.0.0.0" || host == "::" || host == "::1" || host.starts_with("127.");
    return origin_at(with, is_here ? "localhost" : host, port);
}

std::vector<std::string> network_addresses(const config& with,
                                           std::uint16_t port,
                                           const std::vector<std::string>& own) {
    const auto* tcp = std::get_if<http::tcp_address>(&with.listen);
    const bool on_all = tcp != nullptr && (tcp->host == "0.0.0.0" || tcp->host == "::");
    if (!on_all || !with.public_url.empty()) return {};
    std::vector<std::string> found;
    for (const bool v4 : {true, false}) {
        if (!v4 && tcp->host == "0.0.0.0") break;
        for (const std::string& each : own) {
            boost::system::error_code no_address;
            const auto address = boost::asio::ip::make_address(each, no_address);
            if (no_address || address.is_loopback() || address.is_v4() != v4) continue;
            found.push_back(origin_at(with, each, port));
        }
    }
    return found;
}

}  // namespace snug
