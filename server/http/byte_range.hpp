// The Range field (RFC 9110 section 14) for one range of bytes, and the syntax of Last-Event-ID.
// Pure functions.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace snug::http {

/// Both ends included; first <= last < size.
struct byte_range {
    std::uint64_t first = 0;
    std::uint64_t last = 0;

    std::uint64_t size() const { return last - first + 1; }
    friend bool operator==(const byte_range&, const byte_range&) = default;
};

/// 416: no byte of it exists; answer with `Content-Range: bytes */SIZE`.
struct unsatisfiable_range {};

/// What part of `size` bytes the field asks for. nullopt: send it whole, as there is no field,
/// another unit, bad syntax, or several ranges (a server may ignore Range, and many small ranges
/// are an attack).
std::expected<std::optional<byte_range>, unsatisfiable_range> parse_range(std::string_view field,
                                                                          std::uint64_t size);

/// "bytes 0-1/200".
std::string to_content_range(byte_range range, std::uint64_t size);

/// True when `field` may be an event id of ours: 1 to 64 visible ASCII characters.
bool is_event_id(std::string_view field);

}  // namespace snug::http
