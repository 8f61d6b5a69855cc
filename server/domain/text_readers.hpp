// What the grammar's pieces have in common: each looks at one place of a text, reads a bounded
// number of bytes or those up to the next mark, and says what it found and where that ends. Seen by
// the text_*.cpp only.
#pragma once

#include "domain/text.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace snug::text_rules {

/// What a search answers that found nothing.
constexpr std::size_t nowhere = std::string_view::npos;

struct found_word {
    text_word word;
    std::size_t end = 0;
};

struct found_target {
    std::string_view address;
    std::size_t end = 0;  // behind what closes it
};

// text_names.cpp: `@name`, `<@name>`, `#name`, `<#name>`, `:name:`, `<t:seconds:style>` at `at`.
std::optional<found_word> read_mention(std::string_view text, std::size_t at);
std::optional<found_word> read_angled_mention(std::string_view text, std::size_t at);
std::optional<found_word> read_channel(std::string_view text, std::size_t at);
std::optional<found_word> read_angled_channel(std::string_view text, std::size_t at);
std::optional<found_word> read_emoji(std::string_view text, std::size_t at);
std::optional<found_word> read_time(std::string_view text, std::size_t at);

// text_addresses.cpp

/// The length of `http://` or `https://` at `at` with the beginning of a host behind it, else 0.
std::size_t web_scheme(std::string_view text, std::size_t at);
/// The end of the bare address at `at`, the punctuation of its sentence left out.
std::size_t end_of_address(std::string_view text,
                           std::size_t at,
                           std::size_t scheme,
                           bool in_brackets);
/// Reads `address)` or `<address>)` at `at`.
std::optional<found_target> read_target(std::string_view text, std::size_t at);
/// Reads `address>` at `at`.
std::optional<found_target> read_angled(std::string_view text, std::size_t at);

// text_words.cpp
std::vector<text_word> parse_words(std::string_view text);

// text_lists.cpp
struct list_line {
    std::size_t indent = 0;
    std::optional<std::int64_t> number;  // absent: a bullet
    std::string_view text;
};
std::optional<list_line> read_list_line(std::string_view line);
/// One list, or several in a row where bullets and numbers change.
std::vector<text_list> to_lists(const std::vector<list_line>& lines);

}  // namespace snug::text_rules
