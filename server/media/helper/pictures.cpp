#include "media/helper/pictures.hpp"

#include "media/helper/container.hpp"
#include "media/helper/output.hpp"
#include "media/helper/thumbhash.hpp"
#include "media/helper/vips_image.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace snug::media {
namespace {

constexpr int hash_side = 100;
constexpr int still_effort = 4;   // of WebP, 0 to 6: libvips' own choice
constexpr int moving_effort = 1;  // a hundred frames within ten seconds of a small machine

bool is_heif(format of) {
    return of == format::avif || of == format::heic;
}

/// What the file says of itself, checked against the limits.
struct subject {
    container outside;
    std::string_view bytes;

    [[nodiscard]] bool moves() const { return outside.frames > 1; }
    /// libvips reads the first picture of an APNG only.
    [[nodiscard]] bool shown_moving() const { return moves() && outside.of != format::png; }
};

std::expected<container, refusal> read_heif(std::string_view bytes) {
    if (!can_read_heif()) return std::unexpected(refusal::no_decoder);
    vips_image image;
    if (vips_heifload_buffer(const_cast<char*>(bytes.data()), bytes.size(), image.out(), nullptr) !=
        0) {
        return std::unexpected(refusal::broken);
    }
    container out;
    out.of = sniff(bytes.substr(0, 4096));
    out.width = static_cast<std::uint32_t>(vips_image_get_width(image.get()));
    out.height = static_cast<std::uint32_t>(vips_image_get_height(image.get()));
    if (const auto why = check_measures(out.width, out.height, 1)) return std::unexpected(*why);
    return out;
}

std::expected<subject, refusal> read_subject(std::string_view bytes) {
    auto outside = is_heif(sniff(bytes.substr(0, 4096))) ? read_heif(bytes) : read_container(bytes);
    if (!outside) return std::unexpected(outside.error());
    return subject{std::move(*outside), bytes};
}

facts to_facts(const subject& of) {
    facts out;
    out.kind = medium::picture;
    out.found = out.served = of.outside.of;
    out.width = of.outside.width;
    out.height = of.outside.height;
    if (of.outside.orientation >= 5) std::swap(out.width, out.height);  // lies on its side
    out.frames = of.outside.frames;
    out.duration_ms = std::min<std::uint64_t>(
        of.outside.duration_ms, static_cast<std::uint64_t>(limits::video_duration_max.count()));
    return out;
}

/// All frames where the format moves, the first picture else; upright and in sRGB, within the box.
bool shrink(const subject& of, int width, int height, VipsImage** out) {
    const char* options = of.shown_moving() ? "n=-1" : "";
    return vips_thumbnail_buffer(const_cast<char*>(of.bytes.data()),
                                 of.bytes.size(),
                                 out,
                                 width,
                                 "height",
                                 height,
                                 "size",
                                 VIPS_SIZE_DOWN,
                                 "option_string",
                                 options,
                                 "export_profile",
                                 "srgb",
                                 "intent",
                                 VIPS_INTENT_PERCEPTUAL,
                                 nullptr) == 0;
}

bool shrink_again(const vips_image& image, int width, int height, VipsImage** out) {
    return vips_thumbnail_image(
               image.get(), out, width, "height", height, "size", VIPS_SIZE_DOWN, nullptr) == 0;
}

std::expected<void, refusal> save_webp(const vips_image& image,
                                       int quality,
                                       int output,
                                       int effort) {
    void* memory = nullptr;
    std::size_t size = 0;
    if (vips_webpsave_buffer(
            image.get(), &memory, &size, "Q", quality, "strip", TRUE, "effort", effort, nullptr) !=
        0) {
        return std::unexpected(refusal::broken);
    }
    const bool written = write_output(output, {static_cast<const char*>(memory), size});
    g_free(memory);
    if (!written) return std::unexpected(refusal::no_room);
    return {};
}

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

std::expected<void, refusal> serve_as_it_is(const subject& of, int output) {
    for (const auto& part : of.outside.kept) {
        const auto bytes = part.made.empty() ? of.bytes.substr(part.begin, part.size)
                                             : std::string_view(part.made);
        if (!write_output(output, bytes)) return std::unexpected(refusal::no_room);
    }
    return {};
}

/// The whole picture, upright and in sRGB.
bool load_whole(const subject& of, VipsImage** out) {
    vips_image loaded;
    vips_image upright;
    auto* loaded_from = vips_image_new_from_buffer(of.bytes.data(), of.bytes.size(), "", nullptr);
    if (loaded_from == nullptr) return false;
    loaded = vips_image(loaded_from);
    if (vips_autorot(loaded.get(), upright.out(), nullptr) != 0) return false;
    if (vips_image_get_typeof(upright.get(), VIPS_META_ICC_NAME) != 0) {
        return vips_icc_transform(upright.get(),
                                  out,
                                  "srgb",
                                  "embedded",
                                  TRUE,
                                  "intent",
                                  VIPS_INTENT_PERCEPTUAL,
                                  nullptr) == 0;
    }
    return vips_copy(upright.get(), out, nullptr) == 0;
}

/// PNG stays PNG, WebP WebP; of the others a JPEG, or a WebP of what can be seen through.
std::expected<format, refusal> serve_anew(const subject& of, int output) {
    vips_image image;
    if (!load_whole(of, image.out())) return std::unexpected(refusal::broken);
    void* memory = nullptr;
    std::size_t size = 0;
    format as = of.outside.of;
    if (as != format::png && as != format::webp) {
        as = vips_image_hasalpha(image.get()) != 0 ? format::webp : format::jpeg;
    }
    int failed = 0;
    if (as == format::png) {
        failed = vips_pngsave_buffer(image.get(), &memory, &size, "strip", TRUE, nullptr);
    } else if (as == format::webp) {
        failed = vips_webpsave_buffer(
            image.get(), &memory, &size, "Q", limits::served_quality, "strip", TRUE, nullptr);
    } else {
        failed = vips_jpegsave_buffer(
            image.get(), &memory, &size, "Q", limits::served_quality, "strip", TRUE, nullptr);
    }
    if (failed != 0) return std::unexpected(refusal::broken);
    const bool written = write_output(output, {static_cast<const char*>(memory), size});
    g_free(memory);
    if (!written) return std::unexpected(refusal::no_room);
    return as;
}

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

bool prepare_pictures() {
    if (vips_init("snug-media") != 0) return false;
    vips_concurrency_set(1);         // one processor per job: chat has the other
    vips_cache_set_max(0);           // a worker asks for nothing twice
    vips_vector_set_enabled(FALSE);  // makes code at run time
    vips_operation_block_set("VipsForeignLoad", TRUE);
    for (const char* loader : {"VipsForeignLoadJpeg",
                               "VipsForeignLoadPng",
                               "VipsForeignLoadNsgif",
                               "VipsForeignLoadWebp",
                               "VipsForeignLoadHeif"}) {
        vips_operation_block_set(loader, FALSE);
    }
    return true;
}

bool can_read_heif() {
    return vips_type_find("VipsOperation", "heifload_buffer") != 0;
}

std::expected<facts, refusal> look_at_picture(std::string_view bytes) {
    const auto of = read_subject(bytes);
    if (!of) return std::unexpected(of.error());
    return to_facts(*of);
}

std::expected<facts, refusal> make_picture(std::string_view bytes, std::span<const int> outputs) {
    const auto of = read_subject(bytes);
    if (!of) return std::unexpected(of.error());
    facts out = to_facts(*of);
    vips_image lazy;
    vips_image twice;
    vips_image once;
    if (!shrink(*of, 2 * limits::thumb_width, 2 * limits::thumb_height, lazy.out())) {
        return std::unexpected(refusal::broken);
    }
    // Decoded once, in memory: the smaller one and the hash are made of it.
    twice = vips_image(vips_image_copy_memory(lazy.get()));
    if (!twice || !shrink_again(twice, limits::thumb_width, limits::thumb_height, once.out())) {
        return std::unexpected(refusal::broken);
    }
    const int effort = of->shown_moving() ? moving_effort : still_effort;
    for (const auto& [image, output] :
         {std::pair(&once, outputs[1]), std::pair(&twice, outputs[2])}) {
        const auto saved = save_webp(*image, limits::thumb_quality, output, effort);
        if (!saved) return std::unexpected(saved.error());
    }
    out.thumbhash = hash_of(once);
    if (!needs_new_encoding(*of)) {
        const auto served = serve_as_it_is(*of, outputs[0]);
        if (!served) return std::unexpected(served.error());
        return out;
    }
    const auto as = serve_anew(*of, outputs[0]);
    if (!as) return std::unexpected(as.error());
    out.served = *as;
    return out;
}

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
    const auto saved = save_webp(
        square, limits::thumb_quality, output, of->shown_moving() ? moving_effort : still_effort);
    if (!saved) return std::unexpected(saved.error());
    out.served = format::webp;
    out.width = out.height = what.side;
    out.frames = of->shown_moving() ? out.frames : 1;
    return out;
}

}  // namespace snug::media
