// Reading and writing numbers in network order, and the spans that every parser here takes. The
// caller has looked at the length; nothing here checks it, allocates or copies.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace snug::voice {

using bytes_view = std::span<const std::uint8_t>;
using bytes_out = std::span<std::uint8_t>;

inline std::uint16_t load16(bytes_view at, std::size_t offset) {
    return static_cast<std::uint16_t>(unsigned{at[offset]} << 8U | at[offset + 1]);
}

inline std::uint32_t load24(bytes_view at, std::size_t offset) {
    return std::uint32_t{at[offset]} << 16U | load16(at, offset + 1);
}

inline std::uint32_t load32(bytes_view at, std::size_t offset) {
    return std::uint32_t{load16(at, offset)} << 16U | load16(at, offset + 2);
}

inline std::uint64_t load64(bytes_view at, std::size_t offset) {
    return std::uint64_t{load32(at, offset)} << 32U | load32(at, offset + 4);
}

inline void store16(bytes_out at, std::size_t offset, std::uint16_t value) {
    at[offset] = static_cast<std::uint8_t>(value >> 8U);
    at[offset + 1] = static_cast<std::uint8_t>(value);
}

inline void store24(bytes_out at, std::size_t offset, std::uint32_t value) {
    at[offset] = static_cast<std::uint8_t>(value >> 16U);
    store16(at, offset + 1, static_cast<std::uint16_t>(value));
}

inline void store32(bytes_out at, std::size_t offset, std::uint32_t value) {
    store16(at, offset, static_cast<std::uint16_t>(value >> 16U));
    store16(at, offset + 2, static_cast<std::uint16_t>(value));
}

inline void store64(bytes_out at, std::size_t offset, std::uint64_t value) {
    store32(at, offset, static_cast<std::uint32_t>(value >> 32U));
    store32(at, offset + 4, static_cast<std::uint32_t>(value));
}

}  // namespace snug::voice
