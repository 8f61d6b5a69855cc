// Pages of messages by a time of their own, the newest first: who was called when (`mentions`),
// what was saved when (`saved`). Such documents have `at`, `message`, `channel` and an index that
// ends in at, message. Owned by a reader, on its thread.
#pragma once

#include "store/mongo/database.hpp"

#include <set>
#include <vector>

namespace snug::mongo {

/// Where a page ended.
struct inbox_place {
    wall_time at{};
    message_id message;
};
std::string to_text(const inbox_place& place);
std::optional<inbox_place> parse_place(std::string_view text);

struct inbox {
    std::vector<message_id> ids;  // the newest first
    std::string next;             // empty: that was all
};

/// What `wanted` finds before `from` (null: from the newest on), in channels out of `seen`.
inbox read_inbox(database& on,
                 query wanted,
                 const std::optional<inbox_place>& from,
                 const std::set<channel_id>& seen,
                 std::size_t limit,
                 const scope* in);

}  // namespace snug::mongo
