#include "voice/announced.hpp"

#include "base/voice_limits.hpp"
#include "voice/socket_address.hpp"

#include <algorithm>
#include <charconv>

namespace snug::voice {

namespace {

constexpr std::size_t host_bytes_max = 253;  // RFC 1035 section 2.3.4, less its dots

bool is_host_name(std::string_view text) {
    return !text.empty() && text.size() <= host_bytes_max && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.' || c == '_';
    });
}

std::optional<std::uint16_t> parse_port(std::string_view text) {
    std::uint16_t port = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), port);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || port == 0)
        return std::nullopt;
    return port;
}

bool is_loopback(const transport_address& of) {
    if (of.family == ip_family::v4) return of.ip[0] == 127;
    transport_address loopback{.family = ip_family::v6};
    loopback.ip.back() = 1;
    return of == loopback;
}

/// Addresses of this machine that the sockets hear: v4 before v6, loopback only for want of others.
std::vector<transport_address> heard_locally(const announce_facts& known) {
    const auto bound = parse_ip(known.bound);
    const bool on_all = known.bound == "::" || known.bound == "0.0.0.0";
    if (bound && !on_all) return {*bound};
    std::vector<transport_address> outward;
    std::vector<transport_address> inward;
    for (const auto family : {ip_family::v4, ip_family::v6}) {
        if (family == ip_family::v6 && known.bound == "0.0.0.0") continue;
        for (const std::string& each : known.local) {
            const auto address = parse_ip(each);
            if (!address || address->family != family) continue;
            (is_loopback(*address) ? inward : outward).push_back(*address);
        }
    }
    return outward.empty() ? inward : outward;
}

}  // namespace

result<announce_wish> parse_announce_wish(const std::string& text) {
    const auto refused = [&] {
        return refuse(errc::invalid_field, "not an address, with or without a port: " + text);
    };
    if (parse_ip(text)) return announce_wish{text};
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos)
        return is_host_name(text) ? result<announce_wish>(announce_wish{text}) : refused();
    const auto port = parse_port(std::string_view(text).substr(colon + 1));
    std::string host = text.substr(0, colon);
    const bool in_brackets = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (in_brackets) host = host.substr(1, host.size() - 2);
    const auto address = parse_ip(host);
    const bool is_six = address && address->family == ip_family::v6;
    const bool fits = in_brackets ? is_six : is_host_name(host);
    if (!port || !fits) return refused();
    return announce_wish{std::move(host), *port};
}

std::vector<announced_address> announced(const announce_facts& known) {
    std::vector<transport_address> all;
    const auto add = [&](transport_address one, std::uint16_t port) {
        one.port = port == 0 ? known.port : port;
        const bool is_new = std::ranges::find(all, one) == all.end();
        if (is_new && all.size() < limits::voice_announced_max) all.push_back(one);
    };
    for (const announce_wish& each : known.wanted) {
        if (const auto address = parse_ip(each.host)) add(*address, each.port);
    }
    for (const transport_address& each : heard_locally(known))
        add(each, known.port);
    std::vector<announced_address> made;
    for (const auto protocol : {transport_protocol::udp, transport_protocol::tcp}) {
        for (const transport_address& each : all)
            made.push_back({ip_text(each), each.family, each.port, protocol});
    }
    return made;
}

}  // namespace snug::voice
