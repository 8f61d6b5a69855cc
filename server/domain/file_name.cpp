#include "domain/file_name.hpp"

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "domain/plain_line.hpp"

#include <algorithm>
#include <array>

namespace snug {

namespace {

constexpr std::string_view nameless = "file";
// No shell and no system of files minds the rest.
constexpr std::string_view not_in_names = "<>:\"|?*/\\";
constexpr std::size_t extension_bytes_max = 16;

// Windows opens a device under these names, whatever the extension.
constexpr std::array<std::string_view, 4> devices = {"con", "prn", "aux", "nul"};
constexpr std::array<std::string_view, 2> numbered_devices = {"com", "lpt"};

std::string_view last_part(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool is_control(char32_t point) {
    return point < U' ' || (point >= 0x7F && point <= 0x9F);
}

/// Code points that may stand in a name; what is no UTF-8 ends it.
std::string plain_points(std::string_view text) {
    std::string kept;
    while (!text.empty()) {
        const std::string_view before = text;
        const auto point = take_code_point(text);
        if (!point) break;
        if (is_control(*point) || is_invisible(*point)) continue;
        const std::string_view bytes = before.substr(0, before.size() - text.size());
        const bool is_replaced = bytes.size() == 1 && not_in_names.contains(bytes[0]);
        kept += is_replaced ? std::string_view("_") : bytes;
    }
    return kept;
}

/// Dots in front hide a file, dots and spaces at the end are dropped by some systems.
std::string_view without_edges(std::string_view name) {
    const std::size_t first = name.find_first_not_of(". ");
    if (first == std::string_view::npos) return {};
    return name.substr(first, name.find_last_not_of(". ") - first + 1);
}

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

std::string in_small(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return made;
}

bool is_device(std::string_view name) {
    std::string stem = in_small(name.substr(0, name.find('.')));
    while (stem.ends_with(' '))
        stem.pop_back();
    const bool is_numbered = stem.size() == 4 && stem[3] >= '0' && stem[3] <= '9';
    if (is_numbered) return is_one_of(numbered_devices, std::string_view(stem).substr(0, 3));
    return is_one_of(devices, stem);
}

/// At most `max` bytes, not in the middle of a code point.
std::string_view cut_to(std::string_view text, std::size_t max) {
    if (text.size() <= max) return text;
    while (max > 0 && (static_cast<unsigned char>(text[max]) & 0xC0U) == 0x80U)
        --max;
    return text.substr(0, max);
}

std::string shortened(std::string_view name) {
    if (name.size() <= limits::file_name_bytes_max) return std::string(name);
    const std::size_t dot = name.rfind('.');
    const bool has_extension =
        dot != std::string_view::npos && name.size() - dot <= extension_bytes_max;
    const std::string_view extension = has_extension ? name.substr(dot) : std::string_view();
    const std::string_view stem = name.substr(0, name.size() - extension.size());
    const std::string_view kept =
        without_edges(cut_to(stem, limits::file_name_bytes_max - extension.size()));
    return std::string(kept).append(extension);
}

/// Each with the ending that is given, and others that are as good.
struct endings {
    std::string_view media_type;
    std::array<std::string_view, 4> good;
};

constexpr std::array endings_of_types{
    endings{"image/jpeg", {"jpg", "jpeg", "jpe", "jfif"}},
    endings{"image/png", {"png", "apng"}},
    endings{"image/gif", {"gif"}},
    endings{"image/webp", {"webp"}},
    endings{"video/mp4", {"mp4", "m4v"}},
    endings{"video/webm", {"webm"}},
    endings{"audio/mp4", {"m4a", "m4b"}},
    endings{"audio/mpeg", {"mp3"}},
    endings{"audio/flac", {"flac"}},
    endings{"audio/wav", {"wav", "wave"}},
};

}  // namespace

std::string named_for(std::string_view name, std::string_view media_type) {
    const auto found = std::ranges::find(endings_of_types, media_type, &endings::media_type);
    if (found == endings_of_types.end()) return std::string(name);
    const std::size_t dot = name.rfind('.');
    const bool has_ending =
        dot != std::string_view::npos && dot > 0 && name.size() - dot <= extension_bytes_max;
    if (has_ending && is_one_of(found->good, in_small(name.substr(dot + 1))))
        return std::string(name);
    const std::string_view stem = has_ending ? name.substr(0, dot) : name;
    return clean_file_name(std::string(stem) + "." + std::string(found->good[0]));
}

std::string clean_file_name(std::string_view text) {
    const std::string points = plain_points(last_part(text));
    std::string name = shortened(without_edges(points));
    if (is_device(name)) name = "_" + name;
    name = without_edges(cut_to(name, limits::file_name_bytes_max));
    return name.empty() ? std::string(nameless) : name;
}

}  // namespace snug
