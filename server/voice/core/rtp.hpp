// RTP packets (RFC 3550 section 5.1) and their header extensions in both forms (RFC 8285). Views
// into the caller's bytes: a parsed packet lives as long as they do. Pure, any thread, allocates
// nothing.
#pragma once

#include "voice/core/bits.hpp"

#include <optional>
#include <string_view>

namespace snug::voice {

inline constexpr std::size_t rtp_header_bytes = 12;
inline constexpr std::size_t rtx_original_bytes = 2;  // RFC 4588 section 4: the original's number

/// The fixed part of a header, as numbers.
struct rtp_header {
    bool marker = false;
    std::uint8_t payload_type = 0;  // 7 bits
    std::uint16_t sequence = 0;
    std::uint32_t timestamp = 0;  // in units of the codec's clock
    std::uint32_t ssrc = 0;

    friend bool operator==(const rtp_header&, const rtp_header&) = default;
};

/// A whole packet. `header_bytes` counts everything before the payload: what SRTP leaves in clear.
struct rtp_packet {
    rtp_header header;
    std::size_t header_bytes = 0;
    std::uint16_t extension_profile = 0;  // 0xBEDE one-byte, 0x1000..0x100F two-byte, else neither
    bytes_view extensions{};              // without the four bytes before them
    bytes_view payload{};                 // without padding
    std::uint8_t padding = 0;
};

/// Reads clear or decrypted RTP. Nullopt: not version 2, CSRCs or extensions beyond the end, or
/// padding that is 0 or longer than what it pads.
std::optional<rtp_packet> parse_rtp(bytes_view packet);

/// Length of the header of a packet that may still be encrypted (its padding is not looked at), or
/// nullopt where `parse_rtp` would refuse the header.
std::optional<std::size_t> rtp_header_size(bytes_view packet);

/// The value of extension `id` (1 to 14 in the one-byte form, to 255 in the two-byte form), or
/// nullopt. An element that is cut off ends the list; id 15 of the one-byte form does too (RFC 8285
/// section 4.2). At most `limits::rtp_extensions_max` elements are looked at.
std::optional<bytes_view> find_extension(const rtp_packet& packet, std::uint8_t id);

/// RFC 6464: how loud the sender says this packet is.
struct audio_level {
    std::uint8_t level = 127;  // −dBov: 0 is loudest, 127 is silence
    bool voice = false;
};

std::optional<audio_level> parse_audio_level(bytes_view element);

/// Header extensions that a packet is to bear; a view or level that is absent is not written.
struct rtp_extensions {
    std::uint8_t mid_id = 0;  // 0: was not negotiated
    std::string_view mid{};   // RFC 8843 section 15
    std::uint8_t level_id = 0;
    std::optional<audio_level> level{};
};

/// Writes header and extensions (one-byte form, no CSRCs, no padding) to `out` and returns their
/// length; 0 when `out` is too short, an id is above 14 or a MID above 16 bytes.
std::size_t write_rtp_header(bytes_out out, const rtp_header& header, const rtp_extensions& with);

}  // namespace snug::voice
