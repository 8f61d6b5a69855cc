#include "store/sqlite/said_rows.hpp"

#include "base/limits.hpp"

#include <charconv>

namespace snug::sqlite {

namespace {

std::optional<std::int64_t> parse_key(std::string_view text) {
    std::int64_t key = 0;
    if (text.empty()) return key;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), key);
    if (wrong != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return key;
}

}  // namespace

said_rows::said_rows(connection& on)
    : slice_end_(on,
                 "SELECT max(mid), count(*) FROM "
                 "(SELECT mid FROM messages WHERE mid > ?1 ORDER BY mid LIMIT ?2)"),
      said_(on,
            "SELECT mid FROM messages WHERE mid > ?1 AND mid <= ?2 AND deleted = 0 AND system = 0 "
            "AND author = (SELECT no FROM users WHERE name = ?3) AND stranger IS NULL "
            "ORDER BY mid LIMIT ?4") {}

result<said_rows::places> said_rows::of(std::string_view author,
                                        const std::string& after,
                                        std::size_t limit) {
    const auto from = parse_key(after);
    if (!from) return refuse(errc::invalid_field, "There is no such page.", "after");
    std::int64_t last = 0;
    bool is_last = true;
    {
        auto row = slice_end_.query(*from, static_cast<std::uint64_t>(limits::said_scan_max));
        row.next();
        last = row.number(0);
        is_last = row.unsigned_number(1) < limits::said_scan_max;
    }
    places found;
    auto row = said_.query(*from, last, author, static_cast<std::uint64_t>(limit));
    while (row.next())
        found.mids.push_back(row.number(0));
    if (found.mids.size() == limit) {
        found.next = std::to_string(found.mids.back());
    } else if (!is_last) {
        found.next = std::to_string(last);
    }
    return found;
}

}  // namespace snug::sqlite
