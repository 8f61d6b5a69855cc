// Picture files as containers: read from the outside, without decoding a pixel, to learn how large
// they unfold and which of their bytes are picture. The rest (EXIF, XMP, IPTC, profiles, comments,
// whatever follows the end) is simply not among what is kept. Pure functions over one span of
// bytes; they run in the worker's cage all the same.
#pragma once

#include "media/protocol.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace snug::media {

/// Bytes of the file that is served: a range of the original, or `made` where that is not empty.
struct piece {
    std::size_t begin = 0;
    std::size_t size = 0;
    std::string made;
};

struct container {
    format of = format::other;
    std::uint32_t width = 0;  // as stored, before `orientation`
    std::uint32_t height = 0;
    std::uint32_t frames = 1;
    std::uint64_t duration_ms = 0;  // of all frames, where the format says so in its outside
    int orientation = 1;            // EXIF 2.32 section 4.6.4: 1 to 8
    bool other_colours = false;     // has a profile that does not call itself sRGB
    int quality = 0;                // of a JPEG, as encoders count it: 1 to 100; 0 where not known
    std::vector<piece> kept;        // in order; empty for formats that are always encoded anew
};

/// JPEG (ITU T.81 annex B), PNG with APNG (third edition, 5 and 11), GIF (89a), WebP (RFC 9649).
/// Refuses what unfolds beyond the limits, and what is cut off before it says so.
std::expected<container, refusal> read_container(std::string_view bytes);

/// The refusal for these measures, or `std::nullopt` when they are within the limits.
std::optional<refusal> check_measures(std::uint32_t width,
                                      std::uint32_t height,
                                      std::uint32_t frames);

// One reader per format, called by `read_container`.
std::expected<container, refusal> read_jpeg(std::string_view bytes);
std::expected<container, refusal> read_png(std::string_view bytes);
std::expected<container, refusal> read_gif(std::string_view bytes);
std::expected<container, refusal> read_webp(std::string_view bytes);

/// Orientation (tag 0x0112) in a TIFF structure as EXIF has it; 1 when it says nothing sensible.
int exif_orientation(std::string_view tiff);

}  // namespace snug::media
