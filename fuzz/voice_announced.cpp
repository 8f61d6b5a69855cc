// What a host wants to be announced: whatever is taken is a host with a port, and an address among
// them is announced as it stands.
#include "voice/announced.hpp"
#include "voice/socket_address.hpp"

#include <cstdlib>
#include <string>

using namespace snug::voice;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto wish = parse_announce_wish(text);
    if (!wish) return 0;
    if (wish->host.empty() || !text.contains(wish->host)) std::abort();
    const auto address = parse_ip(wish->host);
    const auto all = announced({.wanted = {*wish}, .local = {}, .bound = "::", .port = 4'991});
    if (all.size() != (address ? 2U : 0U)) std::abort();
    if (!address) return 0;
    if (all[0].ip != ip_text(*address) || all[0].family != address->family) std::abort();
    if (all[0].port != (wish->port == 0 ? 4'991 : wish->port)) std::abort();
    return 0;
}
