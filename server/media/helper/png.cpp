// PNG as chunks (W3C, third edition, section 5.3), APNG's among them (section 11.3.4).
#include "media/byte_view.hpp"
#include "media/helper/container.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace snug::media {
namespace {

constexpr std::size_t signature_size = 8;
constexpr std::size_t frame = 12;  // length, type and CRC around the body
constexpr std::array<std::string_view, 11> kept_chunks{
    "IHDR", "PLTE", "tRNS", "IDAT", "acTL", "fcTL", "fdAT", "gAMA", "cHRM", "sRGB", "sBIT"};

/// Takes the measures from the first chunk; why they cannot be shown.
std::optional<refusal> read_header(container& out, std::string_view type, std::string_view body) {
    if (type != "IHDR" || body.size() != 13) return refusal::broken;
    const byte_view in(body);
    out.width = in.big32(0);
    out.height = in.big32(4);
    return check_measures(out.width, out.height, 1);
}

/// Adds what one fcTL says: a frame, and for how long it stays.
void count_frame(container& out, std::string_view body, std::uint32_t& frames) {
    const byte_view in(body);
    ++frames;
    if (!in.has(0, 24)) return;
    const std::uint32_t parts = in.big16(22) == 0 ? 100 : in.big16(22);
    out.duration_ms += 1000ULL * in.big16(20) / parts;
}

}  // namespace

std::expected<container, refusal> read_png(std::string_view bytes) {
    const byte_view in(bytes);
    container out;
    out.of = format::png;
    out.kept.push_back({0, signature_size, {}});
    std::uint32_t frames = 0;
    bool pixels = false;
    for (std::size_t at = signature_size;
         in.has(at, frame) && out.kept.size() < limits::picture_parts_max;) {
        const std::size_t size = in.big32(at);
        if (!in.has(at, frame + size)) break;  // cut off; the decoder shows what there is, or not
        const std::string_view type = in.text(at + 4, 4);
        if (at == signature_size) {
            if (const auto why = read_header(out, type, in.text(at + 8, size))) {
                return std::unexpected(*why);
            }
        }
        if (type == "IEND") break;
        if (type == "fcTL") count_frame(out, in.text(at + 8, size), frames);
        if (type == "iCCP")
            out.other_colours = !in.text(at + 8, std::min<std::size_t>(size, 80)).contains("sRGB");
        pixels = pixels || type == "IDAT";
        if (std::ranges::find(kept_chunks, type) != kept_chunks.end()) {
            out.kept.push_back({at, frame + size, {}});
        }
        at += frame + size;
    }
    if (!pixels) return std::unexpected(refusal::broken);
    out.frames = std::max(1U, frames);
    out.kept.push_back({0, 0, std::string("\0\0\0\0IEND\xAE\x42\x60\x82", frame)});
    return out;
}

}  // namespace snug::media
