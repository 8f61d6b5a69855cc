// What no media server can do without: take a datagram, open it, seal it anew for each listener and
// send it on, with the same system calls and the same cipher as Snug's voice thread and not one
// thought more. How far a server is from that holds on any machine; microseconds do not.
#pragma once

#include <cstddef>
#include <cstdint>

namespace snug::bench {

struct relay_load {
    std::size_t rooms = 1;
    std::size_t people = 2;   // in each
    std::size_t talkers = 1;  // in each; 50 packets a second of each
    std::size_t heard = 8;    // of a room, at most; what others say is opened and dropped
};

struct relay_cost {
    std::uint64_t forwarded = 0;
    double cpu_seconds = 0;  // of the relay's thread
};

/// Relays for `warmup_s` and then for `seconds`, which alone counts. Throws when there are not
/// enough descriptors or a socket fails.
relay_cost measure_relay(const relay_load& load, double warmup_s, double seconds);

}  // namespace snug::bench
