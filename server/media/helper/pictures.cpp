#include "media/helper/pictures.hpp"

#include "media/helper/thumbhash.hpp"
#include "media/helper/vips_steps.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace snug::media {
namespace {

constexpr int hash_side = 100;

/// Of the first frame: height of one page, four bands, eight bits.
std::string hash_of(const vips_image& image) {
    vips_image first;
    vips_image small;
    vips_image colours;
    vips_image whole;
    const int page = vips_image_get_page_height(image.get());
    if (vips_extract_area(
            image.get(), first.out(), 0, 0, vips_image_get_width(image.get()), page, nullptr) != 0)
        return {};
    vips_image_remove(first.get(), VIPS_META_PAGE_HEIGHT);
    if (!shrink_again(first, hash_side, hash_side, small.out())) return {};
    if (vips_colourspace(small.get(), colours.out(), VIPS_INTERPRETATION_sRGB, nullptr) != 0)
        return {};
    const bool see_through = vips_image_hasalpha(colours.get()) != 0;
    if (!see_through && vips_addalpha(colours.get(), whole.out(), nullptr) != 0) return {};
    vips_image bytes;
    if (vips_cast_uchar(see_through ? colours.get() : whole.get(), bytes.out(), nullptr) != 0)
        return {};
    if (vips_image_get_bands(bytes.get()) != 4) return {};
    std::size_t size = 0;
    void* memory = vips_image_write_to_memory(bytes.get(), &size);
    if (memory == nullptr) return {};
    auto out = thumbhash(static_cast<std::size_t>(vips_image_get_width(bytes.get())),
                         static_cast<std::size_t>(vips_image_get_height(bytes.get())),
                         {static_cast<const std::uint8_t*>(memory), size});
    g_free(memory);
    return out;
}

bool needs_new_encoding(const subject& of) {
    if (is_heif(of.outside.of)) return true;
    return !of.moves() && (of.outside.orientation > 1 || of.outside.other_colours);
}

/// The whole picture, upright and in sRGB; with a profile that means nothing, as if it had none.
bool load_whole(const subject& of, VipsImage** out) {
    const vips_image loaded(
        vips_image_new_from_buffer(of.bytes.data(), of.bytes.size(), "", nullptr));
    vips_image upright;
    if (!loaded) return false;
    const int turned = of.outside.orientation > 1
                           ? vips_autorot(loaded.get(), upright.out(), nullptr)
                           : vips_copy(loaded.get(), upright.out(), nullptr);
    if (turned != 0) return false;
    if (!to_srgb(upright, out)) return false;
    forget_words(*out);
    return true;
}

/// No finer than it came: that would only be larger.
int quality_for(const subject& of) {
    const int came = of.outside.quality;
    return came == 0 ? limits::served_quality
                     : std::clamp(came, limits::served_quality_least, limits::served_quality);
}

/// PNG stays PNG, WebP WebP; of the others a JPEG, or a WebP of what can be seen through. So of
/// AVIF, which as a JPEG would be many times as large.
std::expected<format, refusal> serve_anew(const subject& of, int output) {
    vips_image image;
    if (!load_whole(of, image.out())) return std::unexpected(refusal::broken);
    void* memory = nullptr;
    std::size_t size = 0;
    format as = of.outside.of;
    if (as != format::png && as != format::webp) {
        const bool is_webp = as == format::avif || vips_image_hasalpha(image.get()) != 0;
        as = is_webp ? format::webp : format::jpeg;
    }
    int failed = 0;
    if (as == format::png) {
        failed = vips_pngsave_buffer(image.get(), &memory, &size, "strip", TRUE, nullptr);
    } else if (as == format::webp) {
        failed = vips_webpsave_buffer(
            image.get(), &memory, &size, "Q", limits::served_quality, "strip", TRUE, nullptr);
    } else {
        failed = vips_jpegsave_buffer(image.get(),
                                      &memory,
                                      &size,
                                      "Q",
                                      quality_for(of),
                                      "optimize_coding",
                                      TRUE,
                                      "strip",
                                      TRUE,
                                      nullptr);
    }
    if (failed != 0) return std::unexpected(refusal::broken);
    const auto written = write_made(output, memory, size);
    if (!written) return std::unexpected(written.error());
    return as;
}

}  // namespace

std::expected<facts, refusal> look_at_picture(std::string_view bytes) {
    const auto of = read_subject(bytes);
    if (!of) return std::unexpected(of.error());
    return to_facts(*of);
}

std::expected<facts, refusal> make_picture(std::string_view bytes, std::span<const int> outputs) {
    const auto of = read_subject(bytes);
    if (!of) return std::unexpected(of.error());
    facts out = to_facts(*of);
    vips_image plan;
    if (!shrink(*of, 2 * limits::thumb_width, 2 * limits::thumb_height, plan.out())) {
        return std::unexpected(refusal::broken);
    }
    // Each in memory: the smaller one is made of the larger one, the hash of the smaller one.
    const vips_image twice(vips_image_copy_memory(plan.get()));
    if (!twice || !shrink_again(twice, limits::thumb_width, limits::thumb_height, plan.out())) {
        return std::unexpected(refusal::broken);
    }
    const vips_image once(vips_image_copy_memory(plan.get()));
    if (!once) return std::unexpected(refusal::broken);
    for (const auto& [image, output] :
         {std::pair(&once, outputs[1]), std::pair(&twice, outputs[2])}) {
        const auto saved = save_webp(*image, output, of->shown_moving());
        if (!saved) return std::unexpected(saved.error());
    }
    out.thumbhash = hash_of(once);
    if (!needs_new_encoding(*of)) {
        const auto served = write_bare(outputs[0], of->outside, bytes);
        if (!served) return std::unexpected(served.error());
        return out;
    }
    const auto as = serve_anew(*of, outputs[0]);
    if (!as) return std::unexpected(as.error());
    out.served = *as;
    return out;
}

}  // namespace snug::media
