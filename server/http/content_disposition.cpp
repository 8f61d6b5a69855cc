#include "http/content_disposition.hpp"

#include "base/utf8.hpp"
#include "http/token.hpp"

namespace snug::http {

namespace {

bool is_kept(char32_t c) {
    return c >= 0x20 && c != '/' && c != '\\' && (c < 0x7F || c > 0x9F);
}

/// Also not: what ends a quoted string, and '%', which some browsers decode there (RFC 6266
/// appendix D).
bool is_plain(char32_t c) {
    return is_kept(c) && c < 0x7F && c != '"' && c != '%';
}

/// attr-char of RFC 8187 section 3.2.1: a token's, without three.
bool is_attribute_char(char c) {
    return is_token_char(c) && c != '*' && c != '\'' && c != '%';
}

void append_encoded(std::string& out, std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : bytes) {
        if (is_attribute_char(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 0xFU];
    }
}

}  // namespace

std::string content_disposition(disposition what, std::string_view name) {
    std::string value = what == disposition::shown ? "inline" : "attachment";
    if (name.empty() || !count_code_points(name)) return value;
    std::string plain;
    std::string whole;
    bool is_plain_enough = true;
    while (!name.empty()) {
        const std::string_view before = name;
        const char32_t c = take_code_point(name).value_or(0);
        const std::string_view bytes = before.substr(0, before.size() - name.size());
        plain += is_plain(c) ? before.front() : '_';
        append_encoded(whole, is_kept(c) ? bytes : "_");
        is_plain_enough = is_plain_enough && (is_plain(c) || !is_kept(c));
    }
    value.append("; filename=\"").append(plain).append("\"");
    if (!is_plain_enough) value.append("; filename*=UTF-8''").append(whole);
    return value;
}

}  // namespace snug::http
