// Bytes and their printable forms, random secrets and hashes (libsodium and SHA-256, FIPS 180-4).
// Pure functions, any thread; `init_crypto` must have run once (app and test mains do).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace snug {

/// A SHA-256 digest: what is stored instead of a secret.
using digest = std::array<std::uint8_t, 32>;

/// Aborts when the system's random source cannot be used. Safe to call more than once.
void init_crypto();

std::string to_hex(std::span<const std::uint8_t> bytes);
/// Lower- or upper-case hex digits of even count; anything else is nullopt.
std::optional<std::string> parse_hex(std::string_view text);

/// `size` random bytes as base64url without padding (RFC 4648 section 5): 16 bytes give 22
/// characters.
std::string random_token(std::size_t size);

/// RFC 4648 section 4, with padding.
std::string to_base64(std::string_view bytes);
/// The same and nothing else; nullopt for any other text.
std::optional<std::string> parse_base64(std::string_view text);

void random_fill(std::span<std::uint8_t> out);

digest sha256(std::string_view bytes);

/// What tells texts apart that nobody has to keep secret: BLAKE2b (RFC 7693) cut to 16 bytes, a
/// third of SHA-256's cost.
using short_digest = std::array<std::uint8_t, 16>;
short_digest blake2b(std::string_view bytes);

/// SipHash-2-4 of 16 bytes under a random key of this process: who does not know the key cannot
/// aim at a value. For tables in memory, never stored.
short_digest keyed_hash(std::string_view bytes);

/// Equal in time that depends on the length only.
bool same_secret(std::string_view a, std::string_view b);

inline std::string_view as_view(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace snug
