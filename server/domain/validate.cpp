#include "domain/validate.hpp"

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "domain/plain_line.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace snug {

namespace {

constexpr std::array<std::string_view, 8> reserved_names = {
    "everyone", "here", "moderators", "owners", "home", "deleted", "system", "snug"};

bool is_lower_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}
bool is_name_char(char c) {
    return is_lower_or_digit(c) || c == '.' || c == '_' || c == '-';
}
bool is_nonce_char(char c) {
    return is_lower_or_digit(c) || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white = " \t\n\r\v\f";
    const std::size_t first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

std::string with_plain_newlines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!pair) out += text[i];
    }
    return out;
}

/// The code points of `text`, or nullopt when one is invalid or a control that `allowed` does not
/// name.
std::optional<std::size_t> count_printable(std::string_view text, std::u32string_view allowed) {
    std::size_t count = 0;
    while (true) {
        const std::size_t plain = plain_prefix(text);
        count += plain;
        text.remove_prefix(plain);
        if (text.empty()) return count;
        const auto point = take_code_point(text);
        if (!point) return std::nullopt;
        if (is_control(*point) && allowed.find(*point) == std::u32string_view::npos)
            return std::nullopt;
        ++count;
    }
}

/// "The server name" of "server_name".
std::string spoken(std::string_view field) {
    std::string words = "The ";
    words += field;
    std::ranges::replace(words, '_', ' ');
    return words;
}

}  // namespace

result<username> parse_username(std::string_view text, std::string_view field) {
    const bool fits =
        text.size() >= limits::username_chars_min && text.size() <= limits::username_chars_max;
    if (!fits || !std::ranges::all_of(text, is_name_char) || !is_lower_or_digit(text[0])) {
        return refuse(errc::invalid_field,
                      "A username has 2 to 32 of a-z 0-9 . _ - and begins with a letter or digit.",
                      std::string(field));
    }
    if (std::ranges::find(reserved_names, text) != reserved_names.end()) {
        return refuse(errc::invalid_field, "That name is reserved.", std::string(field));
    }
    return username(std::string(text));
}

namespace {

enum class words : std::uint8_t { needed, none_is_fine };

result<std::string> clean_text(std::string_view text, words how) {
    std::string content;
    if (text.find('\r') == std::string_view::npos) {
        content = trimmed(text);
    } else {
        content = trimmed(with_plain_newlines(text));
    }
    const auto count = count_printable(content, U"\t\n");
    if (!count) {
        return refuse(errc::invalid_content,
                      "Messages are UTF-8 without control characters but tab and newline.",
                      "content");
    }
    if (*count == 0 && how == words::none_is_fine) return content;
    if (*count == 0 || *count > limits::content_code_points_max) {
        return refuse(errc::invalid_content, "A message has 1 to 4000 characters.", "content");
    }
    if (!shows_something(content))
        return refuse(errc::invalid_content, "Nothing of this message can be seen.", "content");
    return content;
}

}  // namespace

result<std::string> clean_content(std::string_view text) {
    return clean_text(text, words::needed);
}

result<std::string> clean_words(std::string_view text) {
    return clean_text(text, words::none_is_fine);
}

result<std::string> clean_alt(std::string_view text) {
    std::string alt(trimmed(text));
    const auto count = count_printable(alt, U"\t\n");
    if (count && *count <= limits::alt_code_points_max) return alt;
    return refuse(errc::invalid_field, "A description has up to 1000 characters.", "alt");
}

result<void> check_nonce(std::string_view nonce) {
    const bool fits = !nonce.empty() && nonce.size() <= limits::nonce_chars_max;
    if (fits && std::ranges::all_of(nonce, is_nonce_char)) return {};
    return refuse(errc::invalid_field, "A nonce has 1 to 64 of A-Z a-z 0-9 _ -.", "nonce");
}

result<channel_id> parse_channel_id(std::string_view text) {
    constexpr std::size_t id_chars = 12;
    const bool opaque = text.size() == id_chars && std::ranges::all_of(text, is_lower_or_digit);
    if (!opaque && text != home_channel.value()) return refuse(errc::not_found);
    return channel_id(std::string(text));
}

result<std::string> clean_line(std::string_view text, std::size_t max, std::string_view field) {
    const std::string_view line = trimmed(text);
    const auto count = count_printable(line, U"");
    if (!count || (*count != 0 && !is_plain_line(line))) {
        return refuse(errc::invalid_field,
                      "One line of text that can be seen, please: no control characters.",
                      std::string(field));
    }
    if (*count == 0 || *count > max) {
        return refuse(errc::invalid_field,
                      spoken(field) + " needs 1 to " + std::to_string(max) + " characters.",
                      std::string(field));
    }
    return std::string(line);
}

result<void> check_password(std::string_view password, std::string_view field) {
    const auto count = count_code_points(password);
    if (!count || *count < limits::password_chars_min || *count > limits::password_chars_max) {
        return refuse(
            errc::invalid_field, "A password has 8 to 256 characters.", std::string(field));
    }
    return {};
}

}  // namespace snug
