#include "media/helper/container.hpp"

#include "media/sniff.hpp"

#include <optional>

namespace snug::media {

std::optional<refusal> check_measures(std::uint32_t width,
                                      std::uint32_t height,
                                      std::uint32_t frames) {
    if (width == 0 || height == 0 || frames == 0) return refusal::broken;
    if (width > limits::picture_side_max || height > limits::picture_side_max) {
        return refusal::too_large;
    }
    const std::uint64_t pixels = std::uint64_t{width} * height;
    if (pixels > limits::picture_pixels_max) return refusal::too_large;
    if (frames > limits::picture_frames_max) return refusal::too_many_frames;
    if (frames > 1 && pixels * frames > limits::picture_frames_pixels_max)
        return refusal::too_large;
    return std::nullopt;
}

std::expected<container, refusal> read_container(std::string_view bytes) {
    std::expected<container, refusal> out = std::unexpected(refusal::not_media);
    switch (sniff(bytes.substr(0, sniffed_bytes))) {
        case format::jpeg:
            out = read_jpeg(bytes);
            break;
        case format::png:
            out = read_png(bytes);
            break;
        case format::gif:
            out = read_gif(bytes);
            break;
        case format::webp:
            out = read_webp(bytes);
            break;
        default:
            return out;
    }
    if (!out) return out;
    if (const auto why = check_measures(out->width, out->height, out->frames)) {
        return std::unexpected(*why);
    }
    return out;
}

}  // namespace snug::media
