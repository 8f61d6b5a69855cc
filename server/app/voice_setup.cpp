#include "app/voice_setup.hpp"

#include "base/voice_limits.hpp"
#include "http/reactor.hpp"
#include "voice/socket_address.hpp"

namespace snug {

std::optional<voice::media_loop::options> voice_sockets(const config& with) {
    if (with.voice_is_off) return std::nullopt;
    if (with.voice_at) return voice::media_loop::options{with.voice_at->host, with.voice_at->port};
    const auto* const tcp = std::get_if<http::tcp_address>(&with.listen);
    if (tcp == nullptr) return std::nullopt;
    const bool is_number = voice::parse_ip(tcp->host).has_value();
    return voice::media_loop::options{is_number ? tcp->host : "127.0.0.1", limits::voice_port};
}

std::vector<voice::announced_address> announced_as(const std::vector<voice::announce_wish>& wanted,
                                                   const std::vector<std::string>& local,
                                                   const voice::media_loop::options& bound) {
    return voice::announced(
        {.wanted = wanted, .local = local, .bound = bound.ip, .port = bound.port});
}

}  // namespace snug
