// The names of things, each a type of its own so that none can stand where another is meant.
// People are named by username everywhere: it never changes and is never given to somebody else.
#pragma once

#include "base/bytes.hpp"
#include "base/strong.hpp"
#include "base/time.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace snug {

using username = strong<std::string, struct username_tag>;

/// "home", or 12 opaque characters.
using channel_id = strong<std::string, struct channel_id_tag>;
inline const channel_id home_channel{std::string("home")};

/// Number of a message within its channel, from 1, without holes. 0: before the first.
using sequence = std::uint64_t;

/// Number of a committed change of anything, from 1, without holes. 0: not in the log.
using position = std::uint64_t;

/// SHA-256 of a secret that only its bearer knows: session, invite, sign-in link, setup token.
using secret_hash = strong<digest, struct secret_hash_tag>;
secret_hash hash_secret(std::string_view secret);

/// 12 bytes: 4 of seconds, 3 of the channel's number, 5 of `seq`, all big-endian. On the wire 24
/// hex digits.
using message_id = strong<std::array<std::uint8_t, 12>, struct message_id_tag>;
message_id make_message_id(wall_time at, std::uint32_t channel_no, sequence seq);
std::string to_hex(const message_id& id);
std::optional<message_id> parse_message_id(std::string_view text);
std::uint32_t channel_no_of(const message_id& id);
sequence seq_of(const message_id& id);
/// Of every ObjectId, whoever made it; whole seconds.
wall_time made_at(const message_id& id);

/// Whether `id` is one that `make_message_id` gives, up to its time. What others put into a
/// database has ids of their own making, and its seq stands beside them only.
bool is_made_for(const message_id& id, std::uint32_t channel_no, sequence seq);

/// Where a reader stands: `epoch` is random per store and new after a restore; opaque to clients.
struct cursor {
    std::string epoch;
    position pos = 0;

    friend bool operator==(const cursor&, const cursor&) = default;
};
std::string to_text(const cursor& at);  // "<epoch>.<pos>"
std::optional<cursor> parse_cursor(
    std::string_view text);  // strict: nothing else than to_text writes

}  // namespace snug

template <>
struct std::hash<snug::secret_hash> {
    std::size_t operator()(const snug::secret_hash& secret) const {
        std::size_t value = 0;  // the digest is uniform: its first bytes serve
        for (std::size_t i = 0; i < sizeof value; ++i)
            value = value << 8U | secret.value()[i];
        return value;
    }
};

template <>
struct std::hash<snug::message_id> {
    std::size_t operator()(const snug::message_id& id) const {
        return std::hash<std::string_view>{}(snug::as_view(id.value()));
    }
};
