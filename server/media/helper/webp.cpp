// WebP as RIFF chunks (RFC 9649 section 2). What is served has a new size in its head and an
// extended header that no longer promises what was left out.
#include "media/byte_view.hpp"
#include "media/helper/container.hpp"

#include <algorithm>
#include <array>

namespace snug::media {
namespace {

constexpr std::array<std::string_view, 6> kept_chunks{
    "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"};
constexpr std::size_t first_chunk = 12;
constexpr std::uint32_t hidden_things = 0x20U | 0x08U | 0x04U;  // ICC, EXIF, XMP

std::string little32(std::size_t value) {
    std::string out;
    for (unsigned i = 0; i < 4; ++i)
        out.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
    return out;
}

/// Width and height, where the first chunk is the one that says so (sections 2.5 to 2.7).
void measure(container& out, std::string_view type, std::string_view body) {
    const byte_view in(body);
    if (type == "VP8X" && in.has(0, 10)) {
        out.width = in.little24(4) + 1;
        out.height = in.little24(7) + 1;
    } else if (type == "VP8 " && in.has(0, 10) && out.width == 0) {
        out.width = in.little16(6) & 0x3FFFU;
        out.height = in.little16(8) & 0x3FFFU;
    } else if (type == "VP8L" && in.has(0, 5) && out.width == 0) {
        out.width = (in.little32(1) & 0x3FFFU) + 1;
        out.height = (in.little32(1) >> 14U & 0x3FFFU) + 1;
    }
}

/// The chunk at `at` as it is served. Of the last one the padding may be missing.
piece to_part(byte_view in, std::size_t at, std::string_view type, std::size_t size) {
    const bool is_padded = size % 2 == 0 || in.has(at, 8 + size + 1);
    const bool promises = type == "VP8X" && size >= 10;
    const std::size_t there = 8 + size + (is_padded ? size % 2 : 0);
    if (is_padded && !promises) return {at, there, {}};
    std::string made(in.text(at, there));
    if (promises) made[8] = static_cast<char>(static_cast<std::uint8_t>(made[8]) & ~hidden_things);
    if (!is_padded) made.push_back('\0');
    return {at, there, std::move(made)};
}

void learn(container& out, std::string_view type, std::string_view body, std::uint32_t& frames) {
    measure(out, type, body);
    if (type == "ANMF" && body.size() >= 16) {
        ++frames;
        out.duration_ms += byte_view(body).little24(12);
    } else if (type == "ICCP") {
        out.other_colours =
            !body.contains("sRGB") && !body.contains(std::string_view("s\0R\0G\0B", 7));
    } else if (type == "EXIF") {
        const bool prefixed = body.starts_with(std::string_view("Exif\0\0", 6));
        out.orientation = exif_orientation(prefixed ? body.substr(6) : body);
    }
}

}  // namespace

std::expected<container, refusal> read_webp(std::string_view bytes) {
    const byte_view in(bytes);
    if (!in.has(0, 20)) return std::unexpected(refusal::broken);
    const std::size_t end = std::min(in.size(), std::size_t{8} + in.little32(4));
    container out;
    out.of = format::webp;
    out.kept.push_back({0, 0, "RIFF"});
    std::size_t total = 4;
    std::uint32_t frames = 0;
    bool pixels = false;
    for (std::size_t at = first_chunk;
         at + 8 <= end && out.kept.size() < limits::picture_parts_max;) {
        const std::size_t size = in.little32(at + 4);
        const std::size_t padded = 8 + size + (size & 1U);
        if (!in.has(at, 8 + size)) break;
        const std::string_view type = in.text(at, 4);
        // Decoders look for it in front of everything else, and else go by the pixels
        // (section 2.7).
        if (type == "VP8X" && at != first_chunk) return std::unexpected(refusal::broken);
        learn(out, type, in.text(at + 8, size), frames);
        pixels = pixels || type == "VP8 " || type == "VP8L" || type == "ANMF";
        if (std::ranges::find(kept_chunks, type) != kept_chunks.end()) {
            out.kept.push_back(to_part(in, at, type, size));
            total += padded;
        }
        at += padded;
    }
    if (!pixels) return std::unexpected(refusal::broken);
    out.frames = std::max(1U, frames);
    out.kept.front().made += little32(total) + "WEBP";
    return out;
}

}  // namespace snug::media
