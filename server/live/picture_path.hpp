// Addresses of small pictures: whose, and a tag that changes with the bytes, so that a browser may
// keep what it has for ever. Pure, any thread.
#pragma once

#include "domain/model.hpp"

#include <string>
#include <string_view>

namespace snug {

/// 16 characters of [0-9a-f]: the beginning of the hash of its bytes.
std::string picture_tag(const digest& picture);

/// "/api/faces/maren/0123456789abcdef"
std::string face_path(const username& whose, const digest& picture);
std::string emoji_path(std::string_view name, const digest& picture);
std::string icon_path(const digest& picture);

}  // namespace snug
