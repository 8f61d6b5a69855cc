// JPEG as segments (ITU T.81 annex B.1.1). Kept are those a decoder needs; of the application
// segments the plain JFIF header and Adobe's, which says how colours were turned.
#include "media/byte_view.hpp"
#include "media/helper/container.hpp"

#include <algorithm>

namespace snug::media {
namespace {

constexpr std::uint32_t start_of_scan = 0xDA;
constexpr std::uint32_t end_of_image = 0xD9;
constexpr std::uint32_t quantization = 0xDB;

bool is_frame_header(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool is_kept(std::uint32_t marker, std::string_view body) {
    if (marker >= 0xC0 && marker <= 0xCF) return true;  // frames, Huffman tables, arithmetic ones
    if (marker >= 0xDA && marker <= 0xDF) return true;  // scans, quantization, restarts
    if (marker == 0xE0) return body.starts_with(std::string_view("JFIF\0", 5)) && body.size() == 14;
    return marker == 0xEE && body.starts_with("Adobe") && body.size() == 12;
}

/// The end of the entropy-coded data that begins at `at`: the place of the next real marker.
std::size_t end_of_scan(byte_view in, std::size_t at) {
    for (; in.has(at, 2); ++at) {
        if (in.byte(at) != 0xFF) continue;
        const std::uint32_t next = in.byte(at + 1);
        if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) return at;
    }
    return in.size();
}

/// What number the encoder was given, by how coarse the table for luminance is: encoders scale the
/// example of annex K.1 (Independent JPEG Group, jpeg_quality_scaling). 0: not one of 8 bits.
int quality_of(byte_view table) {
    constexpr int steps = 64;
    constexpr int sum_of_example = 3'688;
    if (!table.has(0, 1 + steps) || table.byte(0) != 0) return 0;
    int sum = 0;
    for (std::size_t i = 1; i <= steps; ++i)
        sum += static_cast<int>(table.byte(i));
    const int percent = std::max(1, sum * 100 / sum_of_example);
    return std::clamp(percent <= 100 ? (200 - percent) / 2 : 5'000 / percent, 1, 100);
}

void learn(container& out, std::uint32_t marker, std::string_view body) {
    const byte_view in(body);
    if (marker == quantization && out.quality == 0) {
        out.quality = quality_of(in);
    } else if (is_frame_header(marker) && in.has(0, 6)) {
        out.height = in.big16(1);
        out.width = in.big16(3);
    } else if (marker == 0xE1 && body.starts_with(std::string_view("Exif\0\0", 6))) {
        out.orientation = exif_orientation(body.substr(6));
    } else if (marker == 0xE2 && body.starts_with(std::string_view("ICC_PROFILE\0", 12))) {
        // The description stands in the first part, in plain ASCII or UTF-16.
        const bool plain = body.contains("sRGB");
        const bool wide = body.contains(std::string_view("s\0R\0G\0B", 7));
        if (in.has(12, 1) && in.byte(12) == 1) out.other_colours = !plain && !wide;
    }
}

}  // namespace

std::expected<container, refusal> read_jpeg(std::string_view bytes) {
    const byte_view in(bytes);
    container out;
    out.of = format::jpeg;
    out.kept.push_back({0, 2, {}});
    std::size_t at = 2;
    while (in.has(at, 2) && out.kept.size() < limits::picture_parts_max) {
        if (in.byte(at) != 0xFF) return std::unexpected(refusal::broken);
        const std::uint32_t marker = in.byte(at + 1);
        if (marker == 0xFF) {  // fill
            ++at;
            continue;
        }
        if (marker == end_of_image) break;
        if (!in.has(at, 4) || in.big16(at + 2) < 2 || !in.has(at + 2, in.big16(at + 2))) break;
        std::size_t size = 2UL + in.big16(at + 2);
        const std::string_view body = in.text(at + 4, size - 4);
        learn(out, marker, body);
        if (marker == start_of_scan) {
            if (const auto why = check_measures(out.width, out.height, 1)) {
                return std::unexpected(*why);
            }
            size = end_of_scan(in, at + size) - at;
        }
        if (is_kept(marker, body)) out.kept.push_back({at, size, {}});
        at += size;
    }
    if (out.width == 0) return std::unexpected(refusal::broken);
    out.kept.push_back({0, 0, "\xFF\xD9"});  // also where the file was cut off
    return out;
}

}  // namespace snug::media
