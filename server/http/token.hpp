// The character classes that HTTP's grammar is made of. Pure, any thread.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace snug::http {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Which bytes are a tchar of RFC 9110 section 5.6.2. A table: every byte of every field name is
/// looked at.
inline constexpr auto token_chars = [] {
    std::array<bool, 256> is_one{};
    for (const char c : std::string_view("0123456789abcdefghijklmnopqrstuvwxyz"
                                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&'*+-.^_`|~"))
        is_one[static_cast<unsigned char>(c)] = true;
    return is_one;
}();

constexpr bool is_token_char(char c) {
    return token_chars[static_cast<unsigned char>(c)];
}

constexpr bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return is_token_char(c); });
}

/// Neither a control character (but tab) nor DEL: nothing that could end a field.
constexpr bool is_field_value(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
    });
}

}  // namespace snug::http
