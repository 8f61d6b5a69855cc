#include "base/limits.hpp"
#include "domain/text_characters.hpp"
#include "domain/text_readers.hpp"

#include <algorithm>
#include <charconv>

namespace snug::text_rules {

namespace {

constexpr std::size_t time_digits_max = 11;  // until the year 5138: every calendar goes so far

bool is_name_letter(char c) {
    return is_alnum(c) || c == '.' || c == '_' || c == '-';
}
bool is_emoji_letter(char c) {
    return is_alnum(c) || c == '_' || c == '+' || c == '-';
}

/// The end of the letters that fit from `at` on; one more than `max` at most, which tells too many.
template <class Fits>
std::size_t end_of_run(std::string_view text, std::size_t at, std::size_t max, Fits fits) {
    std::size_t end = at;
    while (end - at <= max && end < text.size() && fits(text[end]))
        ++end;
    return end;
}

found_word to_found(word_kind kind, std::string text, std::size_t end) {
    text_word word;
    word.kind = kind;
    word.text = std::move(text);
    return {std::move(word), end};
}

/// The end of the code points that fit, or nullopt when there are too many.
template <class Fits>
std::optional<std::size_t> end_of_letters(std::string_view text, std::size_t at, Fits fits) {
    for (std::size_t count = 0; count <= limits::channel_name_code_points_max; ++count) {
        const letter next = letter_at(text, at);
        if (next.size == 0 || !fits(next.point)) return at;
        at += next.size;
    }
    return std::nullopt;
}

}  // namespace

std::optional<found_word> read_mention(std::string_view text, std::size_t at) {
    if (follows_alnum(text, at)) return std::nullopt;
    if (at > 0 && (text[at - 1] == '@' || text[at - 1] == '/')) return std::nullopt;
    const std::size_t begin = at + 1;
    std::size_t end = end_of_run(text, begin, limits::username_chars_max, is_name_letter);
    if (end - begin > limits::username_chars_max || byte_at(text, end) == '@') return std::nullopt;
    while (end > begin && !is_alnum(text[end - 1]))
        --end;  // the sentence's own
    if (end - begin < limits::username_chars_min || !is_alnum(text[begin])) return std::nullopt;
    return to_found(word_kind::mention, to_lower_ascii(text.substr(begin, end - begin)), end);
}

std::optional<found_word> read_angled_mention(std::string_view text, std::size_t at) {
    const std::size_t begin = at + 2;
    const std::size_t end = end_of_run(text, begin, limits::username_chars_max, is_name_letter);
    const std::size_t length = end - begin;
    if (length < limits::username_chars_min || length > limits::username_chars_max ||
        byte_at(text, end) != '>' || !is_alnum(text[begin])) {
        return std::nullopt;
    }
    return to_found(word_kind::mention, to_lower_ascii(text.substr(begin, length)), end + 1);
}

std::optional<found_word> read_channel(std::string_view text, std::size_t at) {
    if (follows_alnum(text, at)) return std::nullopt;
    if (at > 0 && std::string_view("#/&").contains(text[at - 1])) return std::nullopt;
    const std::size_t begin = at + 1;
    const auto last = end_of_letters(text, begin, is_channel_letter);
    if (!last) return std::nullopt;
    std::size_t end = *last;
    while (end > begin && (text[end - 1] == '-' || text[end - 1] == '_'))
        --end;
    const std::string_view name = text.substr(begin, end - begin);
    if (std::ranges::all_of(name, is_digit)) return std::nullopt;  // a number, or nothing
    return to_found(word_kind::channel, std::string(name), end);
}

std::optional<found_word> read_angled_channel(std::string_view text, std::size_t at) {
    const std::size_t begin = at + 2;
    const auto end = end_of_letters(text, begin, [](char32_t point) {
        return point != U'<' && point != U'>' && point >= 0x20;
    });
    if (!end || byte_at(text, *end) != '>') return std::nullopt;
    const std::string_view name = text.substr(begin, *end - begin);
    if (name.empty() || name.front() == ' ' || name.back() == ' ') return std::nullopt;
    return to_found(word_kind::channel, std::string(name), *end + 1);
}

std::optional<found_word> read_emoji(std::string_view text, std::size_t at) {
    if (follows_alnum(text, at)) return std::nullopt;
    const std::size_t begin = at + 1;
    const std::size_t end = end_of_run(text, begin, limits::emoji_name_chars_max, is_emoji_letter);
    const std::size_t length = end - begin;
    if (length == 0 || length > limits::emoji_name_chars_max || byte_at(text, end) != ':') {
        return std::nullopt;
    }
    return to_found(word_kind::emoji, std::string(text.substr(begin, length)), end + 1);
}

std::optional<found_word> read_time(std::string_view text, std::size_t at) {
    const std::size_t begin = at + 3;
    const std::size_t end = end_of_run(text, begin, time_digits_max, is_digit);
    if (end == begin || end - begin > time_digits_max) return std::nullopt;
    const char style = byte_at(text, end + 1);
    const bool styled =
        byte_at(text, end) == ':' && style != '\0' && std::string_view("tTdDfFR").contains(style);
    const std::size_t close = styled ? end + 2 : end;
    if (byte_at(text, close) != '>') return std::nullopt;
    found_word found = to_found(word_kind::time, std::string(1, styled ? style : 'f'), close + 1);
    std::from_chars(text.data() + begin, text.data() + end, found.word.at);
    return found;
}

}  // namespace snug::text_rules
