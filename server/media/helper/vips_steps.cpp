#include "media/helper/vips_steps.hpp"

#include "media/helper/pictures.hpp"
#include "media/output.hpp"
#include "media/sniff.hpp"

#include <algorithm>
#include <utility>

namespace snug::media {
namespace {

constexpr int still_effort = 2;  // of WebP, 0 to 6: 3 % larger than 4 in two thirds of its time
constexpr int moving_effort = 1;

std::expected<container, refusal> read_heif(std::string_view bytes) {
    if (!can_read_heif()) return std::unexpected(refusal::no_decoder);
    vips_image image;
    if (vips_heifload_buffer(const_cast<char*>(bytes.data()), bytes.size(), image.out(), nullptr) !=
        0) {
        return std::unexpected(refusal::broken);
    }
    container out;
    out.of = sniff(bytes.substr(0, sniffed_bytes));
    out.width = static_cast<std::uint32_t>(vips_image_get_width(image.get()));
    out.height = static_cast<std::uint32_t>(vips_image_get_height(image.get()));
    if (const auto why = check_measures(out.width, out.height, 1)) return std::unexpected(*why);
    return out;
}

/// Turned upright where it is not.
int keeps_its_side(const subject& of) {
    return of.outside.orientation > 1 ? FALSE : TRUE;
}

bool shrink_any(const subject& of, int width, int height, VipsImage** out) {
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
                                 "no_rotate",
                                 keeps_its_side(of),
                                 nullptr) == 0;
}

/// The most that the decoder can leave out of each side while the box stays filled.
int jpeg_factor(const subject& of, int width, int height) {
    const facts upright = to_facts(of);
    const auto many = std::max(upright.width / static_cast<std::uint32_t>(width),
                               upright.height / static_cast<std::uint32_t>(height));
    return many >= 8 ? 8 : many >= 4 ? 4 : many >= 2 ? 2 : 1;
}

/// vips_thumbnail_buffer() has the decoder leave out half of that, and filters four times as many
/// pixels for a difference that nobody sees.
bool shrink_jpeg(const subject& of, int width, int height, VipsImage** out) {
    vips_image loaded;
    return vips_jpegload_buffer(const_cast<char*>(of.bytes.data()),
                                of.bytes.size(),
                                loaded.out(),
                                "shrink",
                                jpeg_factor(of, width, height),
                                "access",
                                VIPS_ACCESS_SEQUENTIAL,
                                nullptr) == 0 &&
           vips_thumbnail_image(loaded.get(),
                                out,
                                width,
                                "height",
                                height,
                                "size",
                                VIPS_SIZE_DOWN,
                                "no_rotate",
                                keeps_its_side(of),
                                nullptr) == 0;
}

}  // namespace

bool is_heif(format of) {
    return of == format::avif || of == format::heic;
}

std::expected<subject, refusal> read_subject(std::string_view bytes) {
    auto outside =
        is_heif(sniff(bytes.substr(0, sniffed_bytes))) ? read_heif(bytes) : read_container(bytes);
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

void forget_words(VipsImage* image) {
    for (const char* name : {VIPS_META_EXIF_NAME,
                             VIPS_META_XMP_NAME,
                             VIPS_META_IPTC_NAME,
                             VIPS_META_PHOTOSHOP_NAME,
                             VIPS_META_ICC_NAME}) {
        vips_image_remove(image, name);
    }
}

bool to_srgb(const vips_image& image, VipsImage** out) {
    const bool has_profile = vips_image_get_typeof(image.get(), VIPS_META_ICC_NAME) != 0;
    if (has_profile &&
        vips_icc_transform(image.get(), out, "srgb", "embedded", TRUE, nullptr) == 0) {
        return true;
    }
    return vips_copy(image.get(), out, nullptr) == 0;
}

bool shrink(const subject& of, int width, int height, VipsImage** out) {
    vips_image small;
    // Without `export_profile`, which bends the colours of a picture that has no profile.
    const bool is_small = of.outside.of == format::jpeg
                              ? shrink_jpeg(of, width, height, small.out())
                              : shrink_any(of, width, height, small.out());
    if (!is_small || !to_srgb(small, out)) return false;
    forget_words(*out);
    return true;
}

bool shrink_again(const vips_image& image, int width, int height, VipsImage** out) {
    return vips_thumbnail_image(
               image.get(), out, width, "height", height, "size", VIPS_SIZE_DOWN, nullptr) == 0;
}

std::expected<void, refusal> write_bare(int output,
                                        const container& outside,
                                        std::string_view bytes) {
    for (const auto& part : outside.kept) {
        const auto piece =
            part.made.empty() ? bytes.substr(part.begin, part.size) : std::string_view(part.made);
        if (!write_output(output, piece)) return std::unexpected(refusal::no_room);
    }
    return {};
}

std::expected<void, refusal> write_made(int output, void* memory, std::size_t size) {
    const std::string_view bytes(static_cast<const char*>(memory), size);
    const auto outside = read_container(bytes);
    auto written = outside ? write_bare(output, *outside, bytes) : std::unexpected(outside.error());
    g_free(memory);
    return written;
}

std::expected<void, refusal> save_webp(const vips_image& image, int output, bool moves) {
    void* memory = nullptr;
    std::size_t size = 0;
    if (vips_webpsave_buffer(image.get(),
                             &memory,
                             &size,
                             "Q",
                             limits::thumb_quality,
                             "strip",
                             TRUE,
                             "effort",
                             moves ? moving_effort : still_effort,
                             nullptr) != 0) {
        return std::unexpected(refusal::broken);
    }
    return write_made(output, memory, size);
}

}  // namespace snug::media
