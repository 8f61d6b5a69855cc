#include "store/mongo/inbox.hpp"

#include <charconv>

namespace snug::mongo {

namespace {

bool is_before(const inbox_place& one, const inbox_place& other) {
    return one.at < other.at || (one.at == other.at && one.message < other.message);
}

}  // namespace

std::string to_text(const inbox_place& place) {
    return std::to_string(to_ms(place.at)) + '-' + to_hex(place.message);
}

std::optional<inbox_place> parse_place(std::string_view text) {
    const std::size_t dash = text.rfind('-');
    if (dash == std::string_view::npos) return std::nullopt;
    std::int64_t ms = 0;
    const std::string_view time = text.substr(0, dash);
    const char* const begin = time.data();
    const char* const end = begin + time.size();
    const auto [stop, bad] = std::from_chars(begin, end, ms);
    const auto id = parse_message_id(text.substr(dash + 1));
    if (bad != std::errc{} || stop != end || !id) return std::nullopt;
    return inbox_place{from_ms(ms), *id};
}

inbox read_inbox(database& on,
                 query wanted,
                 const std::optional<inbox_place>& from,
                 const std::set<channel_id>& seen,
                 std::size_t limit,
                 const scope* in) {
    if (from) wanted.filter.put("at", of("$lte", from->at));
    document newest;
    newest.put("at", -1).put("message", -1);
    wanted.options.put("sort", newest);
    inbox found;
    inbox_place last;
    cursor rows = on.find(wanted, in);
    while (rows.next()) {
        const view row = rows.row();
        const inbox_place at{row.time("at"), row.id("message")};
        if (from && !is_before(at, *from)) continue;
        if (!seen.contains(channel_id(row.text("channel")))) continue;
        if (found.ids.size() == limit) {
            found.next = to_text(last);
            break;
        }
        last = at;
        found.ids.push_back(at.message);
    }
    return found;
}

}  // namespace snug::mongo
