#include "domain/plain_line.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace snug {

namespace {

struct span_of_points {
    char32_t first;
    char32_t last;
};

template <std::size_t Size>
bool is_in(const std::array<span_of_points, Size>& table, char32_t point) {
    return std::ranges::any_of(table, [point](const span_of_points& span) {
        return point >= span.first && point <= span.last;
    });
}

// Unicode 15, DerivedCoreProperties: Default_Ignorable_Code_Point; and the two line separators.
constexpr std::array<span_of_points, 19> invisible = {{
    {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x061C, 0x061C},    {0x115F, 0x1160},
    {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},    {0x2028, 0x2029},
    {0x202A, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},    {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}, {0xF0000, 0x10FFFF},  // … and private use
}};

// Spaces of every width, and the empty Braille cell.
constexpr std::array<span_of_points, 8> blank = {{
    {0x0020, 0x0020},
    {0x00A0, 0x00A0},
    {0x1680, 0x1680},
    {0x2000, 0x200A},
    {0x202F, 0x202F},
    {0x205F, 0x205F},
    {0x2800, 0x2800},
    {0x3000, 0x3000},
}};

constexpr char32_t last_latin = 0x024F;
constexpr char32_t black_flag = 0x1F3F4;
constexpr char32_t keycap = 0x20E3;

bool is_joiner(char32_t point) {
    return point == 0x200C || point == 0x200D;
}
bool is_presentation_selector(char32_t point) {
    return point == 0xFE0E || point == 0xFE0F;
}
bool is_tag(char32_t point) {
    return point >= 0xE0020 && point <= 0xE007F;
}
bool is_visible(char32_t point) {
    return !is_in(invisible, point) && !is_in(blank, point);
}

/// What stands at a place, and beside it (0: nothing).
struct place {
    char32_t before;
    char32_t point;
    char32_t after;
};

/// Whether an invisible code point is needed where it stands.
bool is_needed(const place& at) {
    if (is_joiner(at.point)) {
        const bool follows = is_visible(at.before) || is_presentation_selector(at.before);
        return follows && at.before > last_latin && at.after > last_latin && is_visible(at.after);
    }
    if (is_presentation_selector(at.point)) {
        return at.after == keycap || (at.before >= 0x00A9 && is_visible(at.before));
    }
    return is_tag(at.point) && (at.before == black_flag || is_tag(at.before));
}

std::optional<std::u32string> to_points(std::string_view text) {
    std::u32string points;
    while (!text.empty()) {
        const auto point = take_code_point(text);
        if (!point) return std::nullopt;
        points += *point;
    }
    return points;
}

}  // namespace

bool is_invisible(char32_t point) {
    return is_in(invisible, point);
}

bool shows_something(std::string_view text) {
    while (!text.empty()) {
        const auto point = take_code_point(text);
        if (point && is_visible(*point) && *point > U' ') return true;
        if (!point) return false;
    }
    return false;
}

bool is_plain_line(std::string_view text) {
    const auto points = to_points(text);
    if (!points || std::ranges::none_of(*points, is_visible)) return false;
    for (std::size_t i = 0; i < points->size(); ++i) {
        const place at{.before = i == 0 ? 0 : (*points)[i - 1],
                       .point = (*points)[i],
                       .after = i + 1 == points->size() ? 0 : (*points)[i + 1]};
        if (is_in(invisible, at.point) && !is_needed(at)) return false;
    }
    return true;
}

}  // namespace snug
