#include "http/byte_range.hpp"

#include "http/header_fields.hpp"
#include "http/token.hpp"

#include <algorithm>
#include <charconv>

namespace snug::http {

namespace {

constexpr std::size_t event_id_chars_max = 64;  // two 64-bit numbers and a dot, with room

/// All of `text` as a number; one that is too large for 64 bits counts as the largest.
std::optional<std::uint64_t> parse_number(std::string_view text) {
    if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
    std::uint64_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc() ? value : UINT64_MAX;
}

}  // namespace

std::expected<std::optional<byte_range>, unsatisfiable_range> parse_range(std::string_view field,
                                                                          std::uint64_t size) {
    constexpr std::string_view unit = "bytes=";
    if (field.size() < unit.size() || !same_name(field.substr(0, unit.size()), unit))
        return std::nullopt;
    const std::string_view set = field.substr(unit.size());
    const std::size_t dash = set.find('-');
    if (dash == std::string_view::npos) return std::nullopt;

    const auto first = parse_number(set.substr(0, dash));
    const auto last = parse_number(set.substr(dash + 1));
    if (dash == 0) {
        if (!last) return std::nullopt;
        if (*last == 0 || size == 0) return std::unexpected(unsatisfiable_range{});
        return byte_range{size - std::min(*last, size), size - 1};
    }
    const bool open_ended = dash + 1 == set.size();
    if (!first || (!last && !open_ended) || (last && *last < *first)) return std::nullopt;
    if (*first >= size) return std::unexpected(unsatisfiable_range{});
    return byte_range{*first, std::min(last.value_or(UINT64_MAX), size - 1)};
}

std::string to_content_range(byte_range range, std::uint64_t size) {
    return "bytes " + std::to_string(range.first) + '-' + std::to_string(range.last) + '/' +
           std::to_string(size);
}

bool is_event_id(std::string_view field) {
    return !field.empty() && field.size() <= event_id_chars_max &&
           std::all_of(field.begin(), field.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

}  // namespace snug::http
