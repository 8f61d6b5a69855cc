#include "api/tus_headers.hpp"

#include "base/bytes.hpp"
#include "http/list_items.hpp"

#include <algorithm>
#include <vector>

namespace snug::api {

namespace {

constexpr std::size_t count_digits_max = 15;  // a million times the largest file
constexpr std::size_t metadata_pairs_max = 16;

bool is_key(std::string_view key) {
    return !key.empty() && std::ranges::all_of(key, [](char c) { return c > ' ' && c < '\x7F'; });
}

}  // namespace

std::optional<std::uint64_t> parse_byte_count(std::string_view text) {
    if (text.empty() || text.size() > count_digits_max) return std::nullopt;
    std::uint64_t count = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return std::nullopt;
        count = count * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    return count;
}

std::optional<std::string> metadata_value(std::string_view field, std::string_view key) {
    std::string found;
    std::vector<std::string_view> seen;
    while (!http::without_blanks(field).empty()) {
        const std::size_t comma = std::min(field.find(','), field.size());
        const std::string_view pair = http::without_blanks(field.substr(0, comma));
        field.remove_prefix(std::min(comma + 1, field.size()));
        const std::size_t space = std::min(pair.find(' '), pair.size());
        const std::string_view name = pair.substr(0, space);
        const auto value = parse_base64(http::without_blanks(pair.substr(space)));
        if (!is_key(name) || !value || seen.size() >= metadata_pairs_max) return std::nullopt;
        if (std::ranges::find(seen, name) != seen.end()) return std::nullopt;
        seen.push_back(name);
        if (name == key) found = *value;
    }
    return found;
}

std::optional<body_checksum> parse_checksum(std::string_view field) {
    const std::size_t space = std::min(field.find(' '), field.size());
    const std::string_view name = field.substr(0, space);
    const auto hash = parse_base64(http::without_blanks(field.substr(space)));
    if (!hash) return std::nullopt;
    if (name == "sha1" && hash->size() == 20) return body_checksum{hash_kind::sha1, *hash};
    if (name == "sha256" && hash->size() == 32) return body_checksum{hash_kind::sha256, *hash};
    return std::nullopt;
}

}  // namespace snug::api
