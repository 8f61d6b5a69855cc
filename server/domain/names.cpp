#include "domain/names.hpp"

#include "base/utf8.hpp"
#include "domain/emoji_ranges.hpp"
#include "domain/validate.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utf8proc.h>
#include <utility>
#include <vector>

namespace snug {

namespace {

constexpr char32_t joiner = 0x200D;
constexpr char32_t picture_selector = 0xFE0F;
constexpr int marks_in_a_row_max = 3;  // real words have up to two

// Scripts whose letters pass for Latin ones. Blocks, since a name needs no finer sieve.
constexpr std::array<code_range, 5> latin = {
    {{'A', 'Z'}, {'a', 'z'}, {0xC0, 0x24F}, {0x1E00, 0x1EFF}, {0x2C60, 0x2C7F}}};
constexpr std::array<code_range, 8> like_latin = {{{0x370, 0x3FF},
                                                   {0x400, 0x52F},
                                                   {0x530, 0x58F},
                                                   {0x13A0, 0x13FF},
                                                   {0x1C80, 0x1C8F},
                                                   {0x1F00, 0x1FFF},
                                                   {0x2C80, 0x2CFF},
                                                   {0xAB70, 0xABBF}}};
// Plain letters in disguise: mathematical, full width, enclosed; and letters without any ink.
constexpr std::array<code_range, 8> disguised = {{{0x115F, 0x1160},
                                                  {0x2100, 0x214F},
                                                  {0x2460, 0x24FF},
                                                  {0x2800, 0x2800},
                                                  {0x3164, 0x3164},
                                                  {0xFF01, 0xFF5E},
                                                  {0xFFA0, 0xFFA0},
                                                  {0x1D400, 0x1D7FF}}};

struct resemblance {
    char32_t letter;
    char latin;
};
// Small letters that most fonts draw as the Latin ones; sorted. Great I, small l and 1 are one.
constexpr std::array<resemblance, 29> resemblances = {
    {{'0', 'o'},   {'1', 'l'},   {'i', 'l'},   {'|', 'l'},   {0x131, 'l'}, {0x251, 'a'},
     {0x261, 'g'}, {0x3B1, 'a'}, {0x3B9, 'l'}, {0x3BA, 'k'}, {0x3BD, 'v'}, {0x3BF, 'o'},
     {0x3C1, 'p'}, {0x3C5, 'u'}, {0x3C7, 'x'}, {0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'},
     {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'}, {0x445, 'x'}, {0x455, 's'}, {0x456, 'l'},
     {0x458, 'j'}, {0x501, 'd'}, {0x51B, 'q'}, {0x51D, 'w'}, {0x585, 'o'}}};

template <std::size_t Size>
bool is_in(const std::array<code_range, Size>& ranges, char32_t point) {
    const auto after = std::ranges::upper_bound(ranges, point, {}, &code_range::first);
    return after != ranges.begin() && point <= std::prev(after)->last;
}

// What names are told apart by only on a second look.
constexpr std::string_view overlooked = " ._-'@#";
// They would pass for the server itself, for all, or for who has gone.
constexpr std::array<std::string_view, 10> reserved = {"everyone",
                                                       "here",
                                                       "moderators",
                                                       "owners",
                                                       "home",
                                                       "deleted",
                                                       "deleted member",
                                                       "system",
                                                       "server",
                                                       "snug"};

bool is_picture(char32_t point) {
    return is_in(emoji_by_default, point) || is_in(emoji_by_selector, point);
}

struct free_memory {
    void operator()(utf8proc_uint8_t* text) const {
        std::free(text);  // NOLINT(cppcoreguidelines-no-malloc): the library's way of giving text
    }
};

/// `text` is valid UTF-8, so this can only fail for want of memory.
/// `how`: flags of utf8proc_option_t, joined.
std::string mapped(std::string_view text, int how) {
    utf8proc_uint8_t* made = nullptr;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    // NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange): flags, meant to be joined
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | how);
    const auto size =
        utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &made, options);
    const std::unique_ptr<utf8proc_uint8_t, free_memory> held(made);
    if (size < 0) return std::string(text);
    return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(size)};
}

std::vector<char32_t> points_of(std::string_view text) {
    std::vector<char32_t> points;
    while (const auto point = take_code_point(text))
        points.push_back(*point);
    return points;
}

/// Joiners and selectors have their place within emoji and nowhere else.
bool belongs_to_emoji(const std::vector<char32_t>& points, std::size_t at) {
    if (at == 0) return false;
    const char32_t before = points[at - 1];
    if (points[at] == picture_selector) return is_in(emoji_by_selector, before);
    const bool behind_emoji = is_picture(before) || before == picture_selector;
    return points[at] == joiner && behind_emoji && at + 1 < points.size() &&
           is_picture(points[at + 1]);
}

bool is_invisible(char32_t point) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(point))) {
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CO:
        case UTF8PROC_CATEGORY_CS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return true;
        case UTF8PROC_CATEGORY_CN:
            return !is_picture(point);  // emoji that are younger than the library
        case UTF8PROC_CATEGORY_ZS:
            return point != ' ';
        default:
            return point == 0x34F || (point >= 0xFE00 && point <= 0xFE0F) ||
                   (point >= 0x180B && point <= 0x180F);
    }
}

bool is_mark(char32_t point) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

/// What is wrong with it, in words for people; empty when nothing is.
std::string_view fault_of(const std::vector<char32_t>& points) {
    int marks = 0;
    bool has_latin = false;
    bool has_like_latin = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const char32_t point = points[i];
        if (belongs_to_emoji(points, i)) continue;
        if (is_invisible(point)) return "A name holds nothing invisible.";
        if (is_in(disguised, point)) return "A name is written in plain letters.";
        marks = is_mark(point) ? marks + 1 : 0;
        if (marks > marks_in_a_row_max || (marks > 0 && i == 0))
            return "Too many marks on a letter.";
        if (point == ' ') has_latin = has_like_latin = false;
        has_latin = has_latin || is_in(latin, point);
        has_like_latin = has_like_latin || is_in(like_latin, point);
        if (has_latin && has_like_latin) return "A word of a name keeps to one script.";
    }
    return {};
}

/// Two letters that stand for a third at a glance.
std::string with_pairs_joined(std::string look) {
    for (const auto& [pair, letter] : {std::pair<std::string_view, char>{"rn", 'm'}, {"vv", 'w'}}) {
        for (std::size_t at = look.find(pair); at != std::string::npos; at = look.find(pair, at))
            look.replace(at, pair.size(), 1, letter);
    }
    return look;
}

std::string with_single_spaces(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ' || out.empty() || out.back() != ' ') out += c;
    }
    return out;
}

}  // namespace

result<std::string> clean_name(std::string_view text, std::size_t max, std::string_view field) {
    auto line = clean_line(text, max, field);
    if (!line) return line;
    std::string name = with_single_spaces(mapped(*line, UTF8PROC_COMPOSE));
    const std::vector<char32_t> points = points_of(name);
    std::string_view fault = fault_of(points);
    if (points.size() > max) fault = "That is too long.";  // a few letters only exist taken apart
    if (!fault.empty()) return refuse(errc::invalid_field, std::string(fault), std::string(field));
    return name;
}

std::string look_of(std::string_view name) {
    const int how = UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    std::string look;
    const std::string folded = mapped(name, how);
    std::string_view rest = folded;
    while (!rest.empty()) {
        const std::string_view before = rest;
        const auto point = take_code_point(rest);
        if (!point) break;
        const auto like = std::ranges::lower_bound(resemblances, *point, {}, &resemblance::letter);
        if (like != resemblances.end() && like->letter == *point) {
            look += like->latin;
        } else if (*point > 0x7F || !overlooked.contains(static_cast<char>(*point))) {
            look += before.substr(0, before.size() - rest.size());
        }
    }
    // A name of nothing but points is itself.
    return look.empty() ? folded : with_pairs_joined(std::move(look));
}

bool is_reserved(std::string_view name) {
    const std::string look = look_of(name);
    return std::ranges::any_of(reserved,
                               [&](std::string_view one) { return look_of(one) == look; });
}

}  // namespace snug
