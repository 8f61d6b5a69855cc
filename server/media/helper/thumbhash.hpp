// ThumbHash: the look of a picture in some 25 bytes, which the client draws until the picture is
// there. Written from the format's public description (evanw.github.io/thumbhash): colour as
// luminance, two differences and alpha, each as the lowest waves of a cosine transform.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace snug::media {

/// `rgba`: width × height × 4 bytes, not premultiplied, row by row; both sides from 1 to 100
/// pixels, else the answer is empty. At most `thumbhash_bytes_max` bytes.
std::string thumbhash(std::size_t width, std::size_t height, std::span<const std::uint8_t> rgba);

}  // namespace snug::media
