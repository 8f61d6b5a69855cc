#include "domain/text_characters.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace snug::text_rules {

namespace {

constexpr std::size_t utf8_bytes_max = 4;
constexpr std::u32string_view tail_marks =
    U".,;:!?*_~]}'\u201D\u2019\u00BB\u2026\u3001\u3002\uFF0C\uFF09";

bool is_between(char32_t point, char32_t first, char32_t last) {
    return point >= first && point <= last;
}

}  // namespace

letter letter_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    std::string_view rest = text.substr(at);
    const auto point = take_code_point(rest);
    if (!point) return {U'\uFFFD', 1};
    return {*point, text.size() - at - rest.size()};
}

letter letter_before(std::string_view text, std::size_t at) {
    if (at == 0) return {};
    const std::size_t furthest = std::min(at, utf8_bytes_max);
    for (std::size_t back = 1; back <= furthest; ++back) {
        const letter found = letter_at(text.substr(0, at), at - back);
        if (found.size == back && (back > 1 || found.point != U'\uFFFD')) return found;
    }
    return {U'\uFFFD', 1};
}

bool is_blank(char32_t point) {
    if (point <= 0x20) return true;
    if (point < 0xA0) return false;
    return point == 0xA0 || point == 0x1680 || is_between(point, 0x2000, 0x200A) ||
           point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F ||
           point == 0x3000;
}

bool is_blank_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const letter next = letter_at(text, at);
        if (!is_blank(next.point)) return false;
        at += next.size;
    }
    return true;
}

bool is_empty_text(std::string_view text) {
    return std::ranges::all_of(text, is_ascii_blank);
}

std::string_view without_trailing_blanks(std::string_view text) {
    while (!text.empty() && is_ascii_blank(text.back()))
        text.remove_suffix(1);
    return text;
}

bool ends_address(char32_t point) {
    if (is_blank(point)) return true;
    if (point < 0x80) return std::u32string_view(U"\"<>`|").contains(point);
    return is_between(point, 0x200B, 0x200F) || is_between(point, 0x202A, 0x202E) ||
           is_between(point, 0x2060, 0x2069) || point == 0xFEFF;
}

bool is_tail(char32_t point) {
    return tail_marks.contains(point);
}

bool is_channel_letter(char32_t point) {
    if (point < 0x80) {
        const char c = static_cast<char>(point);
        return is_alnum(c) || c == '-' || c == '_';
    }
    if (point >= 0x1F000 || point < 0xC0 || is_blank(point)) return false;
    const bool symbol = point == 0xD7 || point == 0xF7 || is_between(point, 0x2000, 0x2BFF) ||
                        is_between(point, 0x3000, 0x303F) || is_between(point, 0xFE00, 0xFE0F) ||
                        is_between(point, 0xFF00, 0xFF0F) || point == 0xFEFF;
    return !symbol;
}

bool touches(letter side) {
    return side.size > 0 && !is_blank(side.point);
}

std::string to_lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

}  // namespace snug::text_rules
