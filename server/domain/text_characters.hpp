// The classes of characters that the grammar of texts speaks of. Only ASCII letters and digits
// count as letters: other scripts write without spaces around marks. Positions are bytes; what is
// no UTF-8 is read byte by byte as U+FFFD. Mirrors web/src/lib/text/characters.ts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace snug::text_rules {

/// What stands at a place: a code point and its bytes; at an end of the text no bytes.
struct letter {
    char32_t point = 0;
    std::size_t size = 0;
};

letter letter_at(std::string_view text, std::size_t at);
letter letter_before(std::string_view text, std::size_t at);

/// The byte at `at`, or NUL behind the end (no text holds NUL).
constexpr char byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? text[at] : '\0';
}

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_alnum(char c) {
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
/// The byte before `at` is an ASCII letter or digit.
constexpr bool follows_alnum(std::string_view text, std::size_t at) {
    return at > 0 && is_alnum(text[at - 1]);
}
/// What a backslash takes the meaning from.
constexpr bool is_punctuation(char c) {
    return c > 0x20 && c < 0x7F && !is_alnum(c);
}
constexpr bool is_ascii_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

/// White space of any script.
bool is_blank(char32_t point);
bool is_blank_text(std::string_view text);

/// Nothing but spaces, tabs and newlines.
bool is_empty_text(std::string_view text);
std::string_view without_trailing_blanks(std::string_view text);

/// What no address goes on behind: blanks, quotes, what cannot be seen or turns the direction.
bool ends_address(char32_t point);

/// Punctuation that belongs to the sentence when it stands behind an address.
bool is_tail(char32_t point);

/// What a channel's name may be made of after a '#': letters of any script, but no symbols.
bool is_channel_letter(char32_t point);

/// Marks stick to what they mark: there is something, and it is no blank.
bool touches(letter side);

std::string to_lower_ascii(std::string_view text);

}  // namespace snug::text_rules
