// ICE-TCP (RFC 6544, passive side): the listener on the number that UDP has, and its connections,
// each a stream of frames. Owned by the loop and used on its thread, whose epoll it registers with.
// Knows no call: who is proven it is told. Never waits; a slow receiver loses what is stale.
#pragma once

#include "base/descriptor.hpp"
#include "base/result.hpp"
#include "voice/core/address.hpp"
#include "voice/core/instant.hpp"
#include "voice/core/outbox.hpp"
#include "voice/framing.hpp"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace snug::voice {

class tcp_port {
public:
    /// Takes one frame, which it may change; says whether its sender is proven by now. It may send
    /// and flush.
    using frame_sink = std::function<bool(const transport_address& from, bytes_out frame)>;
    /// Hears of each connection that has gone.
    using gone_sink = std::function<void(const transport_address& from)>;

    /// Listens on `ip` (numeric) and `port`, registered with `epoll` under its descriptor as all
    /// its connections will be. Refused with `unavailable` and why.
    static result<tcp_port> listen(const std::string& ip, std::uint16_t port, int epoll);

    /// Whether `number` is the listener or a connection.
    bool has(int number) const;
    /// Something happened at one of them: accepts, reads once, writes.
    void ready(int number, instant now, const frame_sink& take, const gone_sink& gone);

    /// Puts one datagram behind what waits for `to`; it leaves with the next `flush`. Dropped and
    /// counted where there is no such connection or it is too slow; pictures before voice.
    void send(instant now, const transport_address& to, bytes_view datagram, urgency how);
    void flush(instant now, const gone_sink& gone);

    /// Closes connections that have not proven themselves in `limits::voice_tcp_proof_within`, or
    /// whose call is over for as long, and goes on accepting. To be called about once in a second.
    void look_around(instant now,
                     const std::function<bool(const transport_address&)>& is_proven,
                     const gone_sink& gone);

    /// No descriptor was left for whoever knocks: looked at again by `look_around`.
    bool is_paused() const { return paused_; }

    std::size_t connections() const { return by_number_.size(); }
    std::uint64_t dropped() const { return dropped_; }

private:
    struct connection {
        descriptor socket;
        transport_address from;
        frame_reader in;
        frame_writer out;
        instant proven_at;  // or when it came
        std::size_t unproven_bytes = 0;
        std::optional<instant> blocked_since;
        bool proven = false;
        bool dirty = false;  // has frames that no flush has tried
    };

    tcp_port(descriptor listener, int epoll) : listener_(std::move(listener)), epoll_(epoll) {}
    void accept_all(instant now, const gone_sink& gone);
    void add(descriptor socket, const transport_address& from, instant now, const gone_sink& gone);
    bool make_room(const transport_address& from, const gone_sink& gone);
    void read(connection& from, const frame_sink& take, const gone_sink& gone);
    void write(connection& to, instant now, const gone_sink& gone);
    void close(int number, const gone_sink& gone);
    connection* find(int number);

    descriptor listener_;
    int epoll_;
    std::unordered_map<int, std::unique_ptr<connection>> by_number_;
    std::unordered_map<transport_address, connection*> by_address_;
    std::vector<int> dirty_;
    std::uint64_t dropped_ = 0;
    bool paused_ = false;
};

}  // namespace snug::voice
