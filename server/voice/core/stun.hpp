// STUN binding requests and what an ICE-lite server answers (RFC 8489; ICE's attributes RFC 8445
// section 16.1). Strict and bounded: what is not exactly right is not a message. Pure, allocates
// nothing; `parse_stun` copies nothing before the fingerprint is right.
#pragma once

#include "voice/core/address.hpp"
#include "voice/core/bits.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace snug::voice {

using transaction_id = std::array<std::uint8_t, 12>;

enum class stun_class : std::uint8_t { request, indication, success, failure };

/// A message with method Binding and a right FINGERPRINT. Views point into the datagram.
struct stun_message {
    stun_class kind{};
    transaction_id id{};
    std::string_view username{};
    std::optional<std::uint32_t> priority{};
    std::optional<std::uint64_t> controlling{};  // the tie-breaker
    std::optional<std::uint64_t> controlled{};
    std::optional<transport_address> mapped{};  // XOR-MAPPED-ADDRESS, as UDP
    bool use_candidate = false;
    std::uint16_t error_code = 0;            // 300 to 699, of a failure
    std::uint16_t unknown_required = 0;      // the first attribute that has to be understood, or 0
    std::optional<std::size_t> integrity{};  // where MESSAGE-INTEGRITY begins
};

/// Nullopt: no magic cookie, a length that is not the datagram's, an attribute beyond the end, no
/// FINGERPRINT (RFC 8489 section 14.7) at the very end or a wrong one, a method other than Binding,
/// an attribute of the wrong length, or one of those above twice. Attributes behind
/// MESSAGE-INTEGRITY are not looked at (section 14.5).
std::optional<stun_message> parse_stun(bytes_view datagram);

/// Whether MESSAGE-INTEGRITY is there and was made with the short-term `password` (section 9.1.3);
/// compared in constant time. `message` has to be what `datagram` was parsed to.
bool has_integrity(bytes_view datagram, const stun_message& message, std::string_view password);

// Each writes a whole message to `out`, with MESSAGE-INTEGRITY and FINGERPRINT, and returns its
// length, or 0 where `out` is too short. No SOFTWARE and no reason phrase: an answer is never
// longer than the check that it answers.

/// Success with XOR-MAPPED-ADDRESS (section 14.2).
std::size_t write_stun_success(bytes_out out,
                               const transaction_id& id,
                               const transport_address& mapped,
                               std::string_view password);
/// ERROR-CODE `code` (section 14.8), and UNKNOWN-ATTRIBUTES where `unknown` is not 0.
std::size_t write_stun_failure(bytes_out out,
                               const transaction_id& id,
                               std::uint16_t code,
                               std::uint16_t unknown,
                               std::string_view password);

/// A check as a full agent sends it: for tests and for the load generator.
struct stun_check {
    transaction_id id{};
    std::string_view username{};
    std::uint32_t priority = 0;
    std::optional<std::uint64_t> controlling{};
    std::optional<std::uint64_t> controlled{};
    bool use_candidate = false;
    std::uint16_t extra_attribute = 0;  // one more, empty; 0 for none
};
std::size_t write_stun_check(bytes_out out, const stun_check& check, std::string_view password);

}  // namespace snug::voice
