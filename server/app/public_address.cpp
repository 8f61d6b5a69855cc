#include "app/public_address.hpp"

namespace snug {

std::string public_address(const config& with, std::uint16_t port) {
    if (!with.public_url.empty()) return with.public_url;
    const std::string scheme = with.has_tls() ? "https://" : "http://";
    const auto* tcp = std::get_if<http::tcp_address>(&with.listen);
    if (tcp == nullptr) return scheme + "localhost";
    std::string host = tcp->host;
    const bool is_here =
        host == "0.0.0.0" || host == "::" || host == "::1" || host.starts_with("127.");
    if (is_here) host = "localhost";
    if (host.contains(':')) host = "[" + host + "]";
    const bool usual = port == (with.has_tls() ? 443 : 80);
    return usual ? scheme + host : scheme + host + ":" + std::to_string(port);
}

}  // namespace snug
