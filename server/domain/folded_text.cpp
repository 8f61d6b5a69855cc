#include "domain/folded_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utf8proc.h>

namespace snug {

namespace {

constexpr std::size_t decomposed_max = 18;  // U+FDFA, the longest there is

bool is_ascii_blank(char32_t point) {
    return point == ' ' || (point >= '\t' && point <= '\r');
}

bool is_blank(char32_t point) {
    if (point < 0x80) return is_ascii_blank(point);
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

class folding {
public:
    void add(char32_t point, std::uint32_t from) {
        if (is_blank(point)) return add_blank(from);
        if (point >= 'A' && point <= 'Z') return put(point - 'A' + 'a', from);
        if (point < 0x80) return put(point, from);
        // NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange): flags, meant to be joined
        constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                            UTF8PROC_CASEFOLD | UTF8PROC_IGNORE |
                                                            UTF8PROC_STRIPMARK);
        std::array<utf8proc_int32_t, decomposed_max> parts{};
        const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point),
                                                   parts.data(),
                                                   static_cast<utf8proc_ssize_t>(parts.size()),
                                                   how,
                                                   nullptr);
        if (count < 0 || static_cast<std::size_t>(count) > parts.size()) return put(point, from);
        for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
            const auto part = static_cast<char32_t>(parts[i]);
            if (is_blank(part)) {
                add_blank(from);  // some marks that stand alone decompose into a blank and the mark
            } else {
                put(part, from);
            }
        }
    }

    folded_text made;

private:
    void put(char32_t letter, std::uint32_t from) {
        made.letters.push_back(letter);
        made.source.push_back(from);
    }
    void add_blank(std::uint32_t from) {
        if (made.letters.empty() || made.letters.back() != U' ') put(U' ', from);
    }
};

}  // namespace

folded_text fold_text(std::string_view text) {
    folding so_far;
    so_far.made.letters.reserve(text.size());
    so_far.made.source.reserve(text.size());
    std::uint32_t from = 0;
    while (const auto point = take_code_point(text))
        so_far.add(*point, from++);
    return std::move(so_far.made);
}

}  // namespace snug
