// What answers announce as our addresses: those that the host names, so that people outside reach
// us through a router, and those of the machine itself, for friends at home whose router sends
// nothing back in. Pure, any thread.
#pragma once

#include "base/result.hpp"
#include "voice/core/sdp_answer.hpp"

#include <string>
#include <vector>

namespace snug::voice {

/// What the host wants to be announced: an address or a host name, and the port where it is another
/// one outside.
struct announce_wish {
    std::string host;
    std::uint16_t port = 0;  // 0: the one we listen on

    friend bool operator==(const announce_wish&, const announce_wish&) = default;
};

/// "192.0.2.1", "192.0.2.1:5000", "2001:db8::1", "[2001:db8::1]:5000", "chat.example.org",
/// "chat.example.org:5000". `invalid_field` for anything else.
result<announce_wish> parse_announce_wish(const std::string& text);

struct announce_facts {
    std::vector<announce_wish> wanted;  // names replaced by what they resolve to; the rest is left
                                        // out, for browsers refuse names
    std::vector<std::string> local;     // of this machine, with names and all
    std::string bound;                  // "::", "0.0.0.0", or the one address of the sockets
    std::uint16_t port = 0;
};

/// The best first: wishes in their order, then local addresses that the sockets hear, IPv4 before
/// IPv6; this machine alone only where it has no network. Each by UDP and, further behind, by TCP.
/// At most `limits::voice_announced_max` addresses, none twice.
std::vector<announced_address> announced(const announce_facts& known);

}  // namespace snug::voice
