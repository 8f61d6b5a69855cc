// What a worker does with a picture, by libvips. Called once per process, in the cage; a decoder
// that is led astray takes nothing with it but this one job.
#pragma once

#include "media/protocol.hpp"

#include <expected>
#include <span>
#include <string_view>

namespace snug::media {

/// Once, in the helper, before the first worker is made: libraries are loaded, every loader but
/// those for the six formats is blocked. False when libvips does not start.
bool prepare_pictures();
bool can_read_heif();

/// Kind, measures and frames from the outside of the file; of AVIF and HEIC from its header.
std::expected<facts, refusal> look_at_picture(std::string_view bytes);

/// `outputs`: the file to serve, thumbnail 1×, thumbnail 2×. Served is the original's own pixels
/// without what else stood in the file, or a new encoding where it has to be turned upright, has
/// colours other than sRGB or a format that browsers do not show.
std::expected<facts, refusal> make_picture(std::string_view bytes, std::span<const int> outputs);

/// A WebP of `what.side` pixels each way; animated stays animated.
std::expected<facts, refusal> make_square(std::string_view bytes, const request& what, int output);

}  // namespace snug::media
