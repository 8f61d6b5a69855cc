#include "media/helper/pictures.hpp"
#include "media/helper/vips_steps.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace snug::media {
namespace {

/// The middle of the picture, or what somebody chose, kept within it.
cut fitted(const cut& part, std::uint32_t width, std::uint32_t height) {
    const std::uint32_t most = std::min(width, height);
    const std::uint32_t side = part.side == 0 ? most : std::min(part.side, most);
    if (part.side == 0) return {(width - side) / 2, (height - side) / 2, side};
    return {std::min(part.left, width - side), std::min(part.top, height - side), side};
}

/// Cuts the same square out of every frame: pages stand one below the other.
bool cut_frames(const vips_image& image, const cut& part, VipsImage** out) {
    const int page = vips_image_get_page_height(image.get());
    const int frames = vips_image_get_height(image.get()) / page;
    std::vector<vips_image> kept;
    std::vector<VipsImage*> plain;
    for (int i = 0; i < frames; ++i) {
        vips_image one;
        const int side = static_cast<int>(part.side);
        if (vips_extract_area(image.get(),
                              one.out(),
                              static_cast<int>(part.left),
                              page * i + static_cast<int>(part.top),
                              side,
                              side,
                              nullptr) != 0)
            return false;
        plain.push_back(one.get());
        kept.push_back(std::move(one));
    }
    if (vips_arrayjoin(plain.data(), out, frames, "across", 1, nullptr) != 0) return false;
    vips_image_set_int(*out, VIPS_META_PAGE_HEIGHT, static_cast<int>(part.side));
    return true;
}

}  // namespace

std::expected<facts, refusal> make_square(std::string_view bytes, const request& what, int output) {
    if (what.side == 0) return std::unexpected(refusal::bad_request);
    const auto of = read_subject(bytes);
    if (!of) return std::unexpected(of.error());
    facts out = to_facts(*of);
    const cut part = fitted(what.part, out.width, out.height);
    // Shrunk on the way in, so that the part is as large as the square, then cut.
    const double scale = std::min(1.0, static_cast<double>(what.side) / part.side);
    const auto scaled = [scale](std::uint32_t pixels) {
        return static_cast<std::uint32_t>(std::lround(pixels * scale));
    };
    vips_image whole;
    vips_image memory;
    if (!shrink(*of,
                std::max(1, static_cast<int>(scaled(out.width))),
                std::max(1, static_cast<int>(scaled(out.height))),
                whole.out())) {
        return std::unexpected(refusal::broken);
    }
    memory = vips_image(vips_image_copy_memory(whole.get()));
    if (!memory) return std::unexpected(refusal::broken);
    const cut there = fitted({scaled(part.left), scaled(part.top), std::max(1U, scaled(part.side))},
                             static_cast<std::uint32_t>(vips_image_get_width(memory.get())),
                             static_cast<std::uint32_t>(vips_image_get_page_height(memory.get())));
    vips_image squares;
    vips_image square;
    if (!cut_frames(memory, there, squares.out())) return std::unexpected(refusal::broken);
    const int side = static_cast<int>(what.side);
    if (vips_thumbnail_image(
            squares.get(), square.out(), side, "height", side, "size", VIPS_SIZE_FORCE, nullptr) !=
        0) {
        return std::unexpected(refusal::broken);
    }
    const auto saved = save_webp(square, output, of->shown_moving());
    if (!saved) return std::unexpected(saved.error());
    out.served = format::webp;
    out.width = out.height = what.side;
    out.frames = of->shown_moving() ? out.frames : 1;
    return out;
}

}  // namespace snug::media
