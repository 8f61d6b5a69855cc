// The log of committed changes: references in the order of positions, never text.
// Owned by the writer, on its thread, within its transactions.
#pragma once

#include "domain/change.hpp"
#include "store/sqlite/emoji_changes.hpp"
#include "store/sqlite/reaction_changes.hpp"
#include "store/sqlite/resident.hpp"

namespace snug::sqlite {

class log_rows {
public:
    /// `reactions` and `emoji` have written a change before it is logged: it has a number then.
    log_rows(connection& on, reaction_changes& reactions, emoji_changes& emoji);

    /// `marks` is the read mark that a post moves, if it does.
    void append(position pos,
                const change& what,
                const read_marked* marks,
                const resident& now,
                wall_time at);

    /// Takes away entries that are both beyond `keep_min` and older than `before`, at most
    /// `count_max` of them, and moves head.pruned_to. Costs nothing while the oldest is still
    /// young.
    void prune(log_head& head, std::uint64_t keep_min, wall_time before, std::uint64_t count_max);

    /// After a rollback: what is remembered of the oldest entry may be wrong.
    void forget() { oldest_.reset(); }

private:
    struct entry {
        position pos = 0;
        wall_time at{};
    };

    reaction_changes& reactions_;
    emoji_changes& emoji_;
    statement append_;
    statement oldest_query_;
    statement prune_;
    std::optional<entry> oldest_;
};

}  // namespace snug::sqlite
