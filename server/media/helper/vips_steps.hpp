// The steps that all work on pictures shares: what a file says of itself, made smaller, written as
// WebP. In the worker's cage.
#pragma once

#include "media/helper/container.hpp"
#include "media/helper/vips_image.hpp"

#include <expected>
#include <string_view>

namespace snug::media {

/// What the file says of itself, checked against the limits.
struct subject {
    container outside;
    std::string_view bytes;

    [[nodiscard]] bool moves() const { return outside.frames > 1; }
    /// libvips reads the first picture of an APNG only.
    [[nodiscard]] bool shown_moving() const { return moves() && outside.of != format::png; }
};

bool is_heif(format of);

std::expected<subject, refusal> read_subject(std::string_view bytes);

/// Upright.
facts to_facts(const subject& of);

/// Takes what nobody needs out of an image that was just loaded: EXIF, XMP, IPTC, the profile. Of
/// AVIF and HEIC libvips before 8.14.6 keeps them in memory of the loader's image, and images made
/// of it would read them after its end.
void forget_words(VipsImage* image);

/// By the profile that it has; with none, or with one that means nothing, it is taken for sRGB.
bool to_srgb(const vips_image& image, VipsImage** out);

/// All frames where the format moves, the first picture else; upright and in sRGB, within the box
/// (pixels of one frame).
bool shrink(const subject& of, int width, int height, VipsImage** out);
bool shrink_again(const vips_image& image, int width, int height, VipsImage** out);

/// What is kept of `bytes`, whose outside that is.
std::expected<void, refusal> write_bare(int output,
                                        const container& outside,
                                        std::string_view bytes);

/// The same of what libvips has written, which is freed. It does not leave everything out that it
/// is told to: its WebP of 8.14 has EXIF in spite of `strip`.
std::expected<void, refusal> write_made(int output, void* memory, std::size_t size);

/// A quick encoding where `moves`: a hundred frames within ten seconds of a small machine.
std::expected<void, refusal> save_webp(const vips_image& image, int output, bool moves);

}  // namespace snug::media
