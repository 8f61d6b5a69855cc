// What somebody looks for, read from one line: words, "several words", and operators
// `from: in: has: mentions: before: after:` (WIRE: GET /api/search). Also what fits it, and where.
// Pure, any thread; hostile input is refused or costs time linear in its length.
#pragma once

#include "base/result.hpp"
#include "domain/model.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace snug {

enum class search_has : std::uint8_t { link, code, pin };

struct search_query {
    std::vector<std::u32string> words;  // folded; all of them, parts of words too
    std::vector<username> from;         // any of them; none: whoever
    std::vector<std::string> in;        // names or ids of channels as typed: any; none: wherever
    std::vector<std::string> mentions;  // all of them
    std::vector<search_has> has;        // all of them
    std::optional<wall_time> before;    // earlier than that
    std::optional<wall_time> after;     // then or later
};

/// errc::invalid_field `q`: nothing to look for, too long, an operator with a value that it does
/// not know. A day is its beginning in UTC; `to_iso8601`'s form says any moment.
result<search_query> parse_search(std::string_view line);

/// Whether `what` is one of those; channels (`in`) are for the caller to judge. Tombstones and
/// lines of the server never are.
bool fits(const search_query& wanted, const message& what);

/// Code points of the content, as they are to be shown.
struct highlight {
    std::size_t start = 0;
    std::size_t length = 0;

    friend bool operator==(const highlight&, const highlight&) = default;
};

/// Where the words stand in `content`, in order, none over another.
std::vector<highlight> find_highlights(const search_query& wanted, std::string_view content);

}  // namespace snug
