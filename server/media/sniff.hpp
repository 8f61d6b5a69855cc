// What a file is by what its first bytes say. Pure; hostile input welcome.
#pragma once

#include "media/protocol.hpp"

#include <string_view>

namespace snug::media {

/// How much of a file says it.
inline constexpr std::size_t sniffed_bytes = 4096;

/// What the bytes begin like (magic numbers), whatever a name says.
format sniff(std::string_view head);

/// What that will be shown as, as far as the first bytes say: Matroska without a track of pictures
/// is a sound, as browsers record it.
medium sniff_medium(std::string_view head);

}  // namespace snug::media
