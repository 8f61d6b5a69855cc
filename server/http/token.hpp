// The character classes that HTTP's grammar is made of. Pure, any thread.
#pragma once

#include <algorithm>
#include <string_view>

namespace snug::http {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A tchar of RFC 9110 section 5.6.2.
constexpr bool is_token_char(char c) {
    const bool alphanumeric = is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return alphanumeric ||
           (c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
}

constexpr bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

/// Neither a control character (but tab) nor DEL: nothing that could end a field.
constexpr bool is_field_value(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
    });
}

}  // namespace snug::http
