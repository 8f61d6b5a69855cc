#include "api/origin.hpp"

#include "http/authority.hpp"

#include <algorithm>

namespace snug::api {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether `origin` is reached from the server's own machine alone.
bool is_here(std::string_view origin) {
    std::string_view host = origin.substr(std::min(origin.find("//") + 2, origin.size()));
    host = host.substr(0, host.starts_with('[') ? host.find(']') + 1 : host.find(':'));
    const bool loops_back =
        host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
    return loops_back || host == "[::1]" || host == "localhost" || host.ends_with(".localhost");
}

}  // namespace

std::string to_origin(std::string_view url) {
    std::string text(url);
    std::ranges::transform(text, text.begin(), lower);
    const bool secure = text.starts_with("https://");
    if (!secure && !text.starts_with("http://")) return {};
    const std::size_t host_at = text.find("//") + 2;
    std::string host = text.substr(host_at, text.find_first_of("/?#", host_at) - host_at);
    if (!http::is_authority(host)) return {};
    const std::string_view own_port = secure ? ":443" : ":80";
    if (host.ends_with(own_port)) host.resize(host.size() - own_port.size());
    return text.substr(0, host_at) + host;
}

std::string origin_of(const http::request& asked) {
    return to_origin((asked.secure ? "https://" : "http://") + asked.host);
}

std::string link_origin(const http::request& asked,
                        std::string_view public_url,
                        std::string_view network_origin) {
    if (!public_url.empty()) return std::string(public_url);
    std::string origin = origin_of(asked);
    return is_here(origin) && !network_origin.empty() ? std::string(network_origin) : origin;
}

result<void> check_origin(const http::request& asked, std::string_view public_url) {
    const std::string_view site = asked.header("Sec-Fetch-Site");
    if (!site.empty() && site != "same-origin" && site != "none")
        return refuse(errc::foreign_origin);
    const std::string_view origin = asked.header("Origin");
    if (origin.empty()) return {};
    const std::string ours = public_url.empty() ? origin_of(asked) : to_origin(public_url);
    if (ours.empty() || to_origin(origin) != ours) return refuse(errc::foreign_origin);
    return {};
}

}  // namespace snug::api
