#include "domain/attachment.hpp"

#include <algorithm>
#include <array>

namespace snug {

namespace {

constexpr std::size_t file_id_chars = 16;
constexpr std::string_view id_letters = "abcdefghijklmnopqrstuvwxyz0123456789";

}  // namespace

std::optional<file_id> parse_file_id(std::string_view text) {
    const bool fits = text.size() == file_id_chars &&
                      text.find_first_not_of(id_letters) == std::string_view::npos;
    return fits ? std::optional(file_id(std::string(text))) : std::nullopt;
}

file_id make_file_id() {
    // 256 is no multiple of 36: the first letters are a little likelier, which nobody can use.
    std::array<std::uint8_t, file_id_chars> random{};
    random_fill(random);
    std::string made;
    for (const std::uint8_t byte : random)
        made.push_back(id_letters[byte % id_letters.size()]);
    return file_id(std::move(made));
}

std::string_view to_word(file_kind kind) {
    switch (kind) {
        case file_kind::file:
            return "file";
        case file_kind::image:
            return "image";
        case file_kind::video:
            return "video";
        case file_kind::audio:
            return "audio";
    }
    return "";
}

std::string_view to_word(file_state state) {
    switch (state) {
        case file_state::ready:
            return "ready";
        case file_state::processing:
            return "processing";
        case file_state::failed:
            return "failed";
        case file_state::removed:
            return "removed";
    }
    return "";
}

}  // namespace snug
