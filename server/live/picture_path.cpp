#include "live/picture_path.hpp"

namespace snug {

namespace {

constexpr std::size_t tag_bytes = 8;

}  // namespace

std::string picture_tag(const digest& picture) {
    return to_hex(std::span(picture).first(tag_bytes));
}

// Names of people and emoji have none but unreserved characters (RFC 3986 section 2.3).

std::string face_path(const username& whose, const digest& picture) {
    return "/api/faces/" + whose.value() + '/' + picture_tag(picture);
}

std::string emoji_path(std::string_view name, const digest& picture) {
    return "/api/emoji/" + std::string(name) + '/' + picture_tag(picture);
}

std::string icon_path(const digest& picture) {
    return "/api/server/icon/" + picture_tag(picture);
}

}  // namespace snug
