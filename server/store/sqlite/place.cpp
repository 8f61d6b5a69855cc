#include "store/sqlite/place.hpp"

#include <charconv>

namespace snug::sqlite {

std::string to_text(const place& where) {
    return std::to_string(where.at) + '-' + std::to_string(where.mid);
}

std::optional<place> parse_place(std::string_view text) {
    place where;
    const auto [dash, bad_at] = std::from_chars(text.data(), text.data() + text.size(), where.at);
    const char* end = text.data() + text.size();
    if (bad_at != std::errc{} || dash == end || *dash != '-') return std::nullopt;
    const auto [stop, bad_mid] = std::from_chars(dash + 1, end, where.mid);
    if (bad_mid != std::errc{} || stop != end) return std::nullopt;
    return where;
}

result<place> read_place(const std::string& text, std::string_view field) {
    if (text.empty()) return behind_everything;
    const auto where = parse_place(text);
    if (!where) return refuse(errc::invalid_field, "There is no such page.", std::string(field));
    return *where;
}

}  // namespace snug::sqlite
