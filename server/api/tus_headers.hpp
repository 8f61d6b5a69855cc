// The fields of tus 1.0 (https://tus.io/protocols/resumable-upload) that a client sends. Pure;
// hostile input welcome.
#pragma once

#include "base/result.hpp"
#include "base/running_digest.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace snug::api {

inline constexpr std::string_view tus_version = "1.0.0";
inline constexpr std::string_view tus_extensions =
    "creation,creation-with-upload,expiration,checksum,termination";
inline constexpr std::string_view tus_checksums = "sha1,sha256";
inline constexpr std::string_view tus_body_type = "application/offset+octet-stream";

/// A whole number of up to 15 digits and nothing else: Upload-Length, Upload-Offset.
std::optional<std::uint64_t> parse_byte_count(std::string_view text);

/// The value of `key` in Upload-Metadata, decoded; empty when it is not there. nullopt: the field
/// is not well-formed (pairs of a key and Base64 between commas, no key twice).
std::optional<std::string> metadata_value(std::string_view field, std::string_view key);

struct body_checksum {
    hash_kind kind = hash_kind::sha1;
    std::string hash;  // raw bytes
};

/// Upload-Checksum: an algorithm of `tus_checksums` and its hash in Base64; nullopt for anything
/// else, a hash of another length included.
std::optional<body_checksum> parse_checksum(std::string_view field);

}  // namespace snug::api
