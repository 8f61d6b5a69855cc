#include "app/voice_setup.hpp"

#include "base/voice_limits.hpp"
#include "http/reactor.hpp"
#include "http/tls_context.hpp"
#include "voice/socket_address.hpp"

#include <algorithm>
#include <memory>
#include <netdb.h>

namespace snug {

std::optional<voice::media_loop::options> voice_sockets(const config& with) {
    if (with.voice_is_off) return std::nullopt;
    if (with.voice_at) return voice::media_loop::options{with.voice_at->host, with.voice_at->port};
    const auto* const tcp = std::get_if<http::tcp_address>(&with.listen);
    if (tcp == nullptr) return std::nullopt;
    const bool is_number = voice::parse_ip(tcp->host).has_value();
    return voice::media_loop::options{is_number ? tcp->host : "127.0.0.1", limits::voice_port};
}

std::vector<voice::announce_wish> resolved(const std::vector<voice::announce_wish>& wanted) {
    std::vector<voice::announce_wish> all;
    for (const voice::announce_wish& each : wanted) {
        if (voice::parse_ip(each.host)) {
            all.push_back(each);
            continue;
        }
        addrinfo hints{};
        hints.ai_socktype = SOCK_DGRAM;
        addrinfo* first = nullptr;
        if (::getaddrinfo(each.host.c_str(), nullptr, &hints, &first) != 0) continue;
        const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> found(first, ::freeaddrinfo);
        for (const addrinfo* one = first; one != nullptr; one = one->ai_next) {
            sockaddr_storage address{};
            std::copy_n(reinterpret_cast<const char*>(one->ai_addr),
                        one->ai_addrlen,
                        reinterpret_cast<char*>(&address));
            const auto ip = voice::from_socket_address(address, voice::transport_protocol::udp);
            if (ip) all.push_back({voice::ip_text(*ip), each.port});
        }
    }
    return all;
}

std::vector<voice::announced_address> announced_now(const std::vector<voice::announce_wish>& wanted,
                                                    const voice::media_loop::options& bound) {
    return voice::announced(
        {.wanted = wanted, .local = http::local_names(), .bound = bound.ip, .port = bound.port});
}

}  // namespace snug
