// The one UDP socket of voice: datagrams in batches, both families where it is bound to "::". What
// answers a datagram leaves by the address of ours that the datagram came to.
// Owned by the loop and used on its thread. Never waits, never queues: what the kernel does not
// take at once is dropped and counted. Allocates nothing after it was made.
#pragma once

#include "base/descriptor.hpp"
#include "base/result.hpp"
#include "base/voice_limits.hpp"
#include "voice/core/outbox.hpp"

#include <memory>
#include <span>
#include <string>

namespace snug::voice {

class udp_port {
public:
    /// Binds to `ip` (numeric) and `port` (0: any). Where the machine has no IPv6, "::" means
    /// "0.0.0.0". Refused with `unavailable` and why.
    static result<udp_port> bind(const std::string& ip, std::uint16_t port);

    udp_port(udp_port&&) noexcept;
    ~udp_port();

    struct datagram {
        transport_address from;
        bytes_out bytes;
    };
    /// What has come, `limits::voice_batch` at most; empty when there is nothing more. Datagrams
    /// that are too long are left out. Valid until the next call.
    std::span<const datagram> receive();

    /// Whether there may be more than `receive` gave last.
    bool may_have_more() const;

    /// Adds one datagram to the batch and sends the batch when it is full. `bytes` has to stay
    /// until `flush`.
    void send(const transport_address& to, bytes_view bytes);
    /// Sends what `send` has gathered.
    void flush();
    /// Whether so much waits in the kernel that pictures would leave no room for what is said.
    bool is_crowded() const;
    /// One that was not even tried.
    void count_dropped() { ++dropped_; }

    int number() const { return socket_.number(); }
    std::uint16_t port() const { return port_; }
    ip_family family() const { return family_; }
    /// What the kernel did not take.
    std::uint64_t dropped() const { return dropped_; }

private:
    struct batches;

    udp_port(descriptor socket, ip_family family, std::uint16_t port);

    descriptor socket_;
    ip_family family_;
    std::uint16_t port_;
    int send_room_ = 0;  // bytes of the kernel's
    std::unique_ptr<batches> batches_;
    std::uint64_t dropped_ = 0;
};

}  // namespace snug::voice
