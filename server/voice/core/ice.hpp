// One call's side of ICE as a lite agent (RFC 8445 section 2.5): answers the peer's checks, knows
// from which addresses it proved itself, which of them media goes to, and when its consent has run
// out (RFC 7675). Sends nothing of its own accord. One owner, one thread, no clock.
#pragma once

#include "base/voice_limits.hpp"
#include "voice/core/address.hpp"
#include "voice/core/instant.hpp"
#include "voice/core/stun.hpp"

#include <array>
#include <optional>
#include <string>

namespace snug::voice {

struct ice_credentials {
    std::string ufrag;
    std::string password;
};

/// Fresh random credentials: 48 bits of ufrag, 144 of password (RFC 8839 section 5.4).
ice_credentials random_ice_credentials();

/// The part of USERNAME that names us, `ours:theirs` (RFC 8445 section 7.2.2); empty when there is
/// no colon.
std::string_view own_ufrag_of(std::string_view username);

class ice_agent {
public:
    ice_agent(ice_credentials own, std::string peer_ufrag, instant now);

    /// What a check came to. `reply` counts the bytes written for `from`; 0 is silence.
    struct outcome {
        std::size_t reply = 0;
        bool proven = false;  // `from` may send DTLS and media from now on
        bool moved = false;   // `path` is another than before
    };

    /// Takes a binding request that `parse_stun` read from `datagram`. Silent unless its integrity
    /// is right, and then never with more bytes than came: 487 when the peer does not want to lead,
    /// 420 for an attribute nobody knows, else success. A transaction that came from elsewhere
    /// before is a replay and gets silence.
    ///
    /// Which address media goes to: the first proven one, until keys are there whichever is
    /// nominated (USE-CANDIDATE), and from then on whichever *fresh media* comes from (`heard`).
    /// A captured check can be replayed at any time from anywhere; media cannot, thanks to SRTP's
    /// replay window. Only a path that has been silent for `limits::ice_path_silence` is given
    /// up for a check alone.
    outcome check(instant now,
                  const transport_address& from,
                  bytes_view datagram,
                  const stun_message& message,
                  bytes_out reply);

    /// Media or RTCP from `from` has passed authentication and was not seen before. Returns whether
    /// the path moved there; it does so only to an address that is proven.
    bool heard(instant now, const transport_address& from);

    /// Keys are there: nominations alone move nothing any more.
    void set_keyed() { keyed_ = true; }

    /// ICE restart (RFC 8445 section 2.4): both pairs of credentials are good until a check with
    /// the new one has come. Media goes on where it went.
    void restart(ice_credentials own, std::string peer_ufrag);

    /// A TCP connection has gone.
    void forget(const transport_address& address);

    bool is_proven(const transport_address& from) const;
    const std::optional<transport_address>& path() const { return path_; }
    /// Whether any good check has ever come.
    bool is_reached() const { return checks_seen_ != 0; }
    const ice_credentials& own() const { return current_.own; }
    /// Whether a check for `ufrag` (the part that names us) is for this agent.
    bool answers_to(std::string_view ufrag) const;
    /// When something authentic came by the path media goes to.
    instant last_heard() const { return last_heard_; }
    /// When consent runs out if nothing is heard.
    instant consent_until() const { return last_heard_ + limits::ice_consent_lifetime; }

private:
    struct generation {
        ice_credentials own;
        std::string peer_ufrag;
        bool matches(std::string_view username) const;
    };
    struct proven_address {
        transport_address address;
        instant last_check;
    };
    struct remembered {
        transaction_id id{};
        transport_address from;
    };

    const generation* generation_for(std::string_view username) const;
    bool is_replay(const transaction_id& id, const transport_address& from);
    void prove(instant now, const transport_address& from);
    bool move_for_check(instant now, const transport_address& from, bool nominated);

    generation current_;
    std::optional<generation> former_;
    std::array<proven_address, limits::ice_addresses_max> addresses_{};
    std::size_t addresses_used_ = 0;
    std::array<remembered, limits::ice_checks_remembered> checks_{};
    std::size_t checks_seen_ = 0;
    std::optional<transport_address> path_;
    instant last_heard_;  // on the path: what consent is counted from
    bool keyed_ = false;
};

}  // namespace snug::voice
