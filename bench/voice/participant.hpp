// One synthetic person in a voice room, on a UDP socket of his own, with real ICE, DTLS and SRTP
// (voice/core/peer). Owned by the company of one measurement, on the poller's thread. What he hears
// goes to the tally that all share.
#pragma once

#include "loadgen/histogram.hpp"
#include "net/poller.hpp"
#include "voice/core/peer.hpp"
#include "voice/spoken.hpp"

#include <cstdint>
#include <string_view>

namespace snug::bench {

struct place {
    std::uint16_t room = 0;
    std::uint16_t number = 0;  // within the room
};

/// What all of them have heard.
struct tally {
    histogram latency;          // from before `send` until the kernel had it for the listener
    std::uint64_t packets = 0;  // all that came, counted or not
    std::uint64_t counted = 0;  // of those that count
    std::uint64_t crossed = 0;  // of another room, or one's own voice
    std::uint64_t strange = 0;  // of nobody's
};

class participant final : poller::watcher {
public:
    /// His own (RFC 8839 section 5.4); only a server that is a full agent has to know it, since it
    /// sends checks of its own.
    static constexpr std::string_view password = "a-password-that-is-long-enough";

    participant(poller& events,
                const voice::dtls_identity& identity,
                place where,
                std::size_t slots,
                tally& heard);
    ~participant();
    participant(const participant&) = delete;
    participant& operator=(const participant&) = delete;

    std::string offer() const { return peer_.offer(); }
    /// Connects to where `answer` says. Throws when that is no answer.
    void enter(std::string_view answer);
    bool is_connected() const { return peer_.is_connected(); }
    place where() const { return where_; }

    /// Checks and retransmissions; every 50 ms.
    void tick();
    /// Says one packet of 20 ms with `level` (−dBov).
    void speak(std::uint8_t level, bool counts);
    std::uint64_t counted() const { return counted_; }  // said while it was measured

private:
    void on_ready(std::uint32_t events) override;
    void take(voice::bytes_out datagram, nanos came_at);
    void send_words(const voice::datagrams& words);
    /// Whether it was a check, which is answered.
    bool answer_check(voice::bytes_view datagram);

    poller& events_;
    place where_;
    tally& heard_;
    voice::peer peer_;
    unique_fd socket_;
    voice::transport_address server_{};
    std::uint64_t said_ = 0;
    std::uint64_t counted_ = 0;
};

}  // namespace snug::bench
