#include "app/voice_setup.hpp"

#include "base/voice_limits.hpp"
#include "http/reactor.hpp"
#include "voice/socket_address.hpp"

#include <algorithm>
#include <string_view>

namespace snug {

namespace {

constexpr std::string_view everywhere = "::";
constexpr std::string_view only_here = "127.0.0.1";

bool is_this_machine(std::string_view host) {
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

/// Of an origin, which has no path.
std::string host_of(std::string_view origin) {
    const std::string_view at = origin.substr(std::min(origin.find("//"), origin.size() - 2) + 2);
    if (at.starts_with('[')) return std::string(at.substr(1, at.find(']') - 1));
    return std::string(at.substr(0, at.find(':')));
}

/// Where others find this server; empty when nobody has said so.
std::string public_host(const config& with) {
    if (with.public_url.empty()) return {};
    const std::string host = host_of(with.public_url);
    return is_this_machine(host) ? std::string() : host;
}

/// The address of --listen where others reach it.
std::optional<std::string> reachable_listener(const config& with) {
    const auto* const tcp = std::get_if<http::tcp_address>(&with.listen);
    if (tcp == nullptr || is_this_machine(tcp->host) || !voice::parse_ip(tcp->host)) return {};
    return tcp->host;
}

}  // namespace

std::optional<voice::media_loop::options> voice_sockets(const config& with) {
    if (with.voice_is_off) return std::nullopt;
    if (with.voice_at) return voice::media_loop::options{with.voice_at->host, with.voice_at->port};
    const auto at = [](std::string_view ip) {
        return voice::media_loop::options{std::string(ip), limits::voice_port};
    };
    if (const auto host = reachable_listener(with)) return at(*host);
    if (!public_host(with).empty()) return at(everywhere);
    if (std::holds_alternative<http::tcp_address>(with.listen)) return at(only_here);
    return std::nullopt;
}

std::vector<voice::announce_wish> voice_wishes(const config& with) {
    if (!with.voice_announce.empty()) return with.voice_announce;
    const std::string host = public_host(with);
    if (host.empty()) return {};
    return {{.host = host, .port = 0}};
}

std::vector<voice::announced_address> announced_as(const std::vector<voice::announce_wish>& wanted,
                                                   const std::vector<std::string>& local,
                                                   const voice::media_loop::options& bound) {
    return voice::announced(
        {.wanted = wanted, .local = local, .bound = bound.ip, .port = bound.port});
}

}  // namespace snug
