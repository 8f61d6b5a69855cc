// What the only writer keeps in memory between groups: people, channels, rights, the head, and the
// numbers that stand for names in rows. Loaded at open and again after a group that failed halfway.
// Writer's thread only.
#pragma once

#include "domain/facts.hpp"
#include "store/sqlite/world_rows.hpp"

#include <unordered_map>

namespace snug::sqlite {

struct resident {
    facts known;  // members, channels, emoji, blocks, set up: always; what has keys: only during a
                  // group
    log_head head;
    position marked_to = 0;  // the marks that posts imply stand in `reads` up to here
    std::unordered_map<username, std::int64_t> user_numbers;
    std::int64_t last_user_number = 0;
    std::unordered_map<channel_id, std::uint32_t> channel_numbers;  // also of deleted ones

    std::int64_t user_number(const username& name) const { return user_numbers.at(name); }
    std::uint32_t channel_number(const channel_id& id) const { return channel_numbers.at(id); }
};

resident load_resident(world_rows& from);

}  // namespace snug::sqlite
