// One call's DTLS 1.2 association without a socket and without a clock: datagrams go in and out as
// values, retransmission follows the `now` that the caller hands in. It gives the keys of SRTP (RFC
// 5764) once the peer has shown the certificate that its SDP announced. One owner, one thread.
#pragma once

#include "base/bytes.hpp"
#include "voice/core/bits.hpp"
#include "voice/core/dtls_identity.hpp"
#include "voice/core/instant.hpp"
#include "voice/core/srtp_cipher.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace snug::voice {

using datagrams = std::vector<std::vector<std::uint8_t>>;

/// We are always `passive`; `active` is for tests and for the load generator.
enum class dtls_role { passive, active };

enum class dtls_state {
    handshaking,
    connected,
    closed,  // the peer said close_notify: it has left
    failed,  // another certificate, a fatal alert, or too slow
};

/// What the handshake agreed on.
struct srtp_keys {
    srtp_profile profile{};
    srtp_master ours;
    srtp_master theirs;
};

class dtls_session {
public:
    /// `peer` is the SHA-256 of the certificate that the peer has to show. An active session says
    /// its first words in `tick`.
    dtls_session(const dtls_identity& identity, const digest& peer, dtls_role role, instant now);
    ~dtls_session();
    dtls_session(const dtls_session&) = delete;
    dtls_session& operator=(const dtls_session&) = delete;

    /// Takes one datagram; what is to be sent in answer is appended to `out`. Has to be called
    /// after the handshake too: the peer may have lost our last flight, or say that it leaves.
    void receive(instant now, bytes_view datagram, datagrams& out);

    /// Sends the last flight again when it is due and gives up when it is too late. To be called at
    /// `next_tick` or later, any number of times.
    void tick(instant now, datagrams& out);
    /// instant::max() when there is nothing to wait for.
    instant next_tick() const;

    /// The peer was heard under the new keys: it has our last flight.
    void confirm();

    /// Says close_notify.
    void close(datagrams& out);

    dtls_state state() const;
    /// There once the session is connected.
    const std::optional<srtp_keys>& keys() const;

private:
    struct association;
    std::unique_ptr<association> held_;
};

}  // namespace snug::voice
