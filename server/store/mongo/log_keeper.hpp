// Takes old groups out of the log, few at a time, so that it shrinks and no group stalls. Owned by
// the committer, on its thread, within its transactions.
#pragma once

#include "store/mongo/batch.hpp"
#include "store/mongo/head_document.hpp"

#include <optional>

namespace snug::mongo {

class log_keeper {
public:
    explicit log_keeper(database& from) : from_(from) {}

    /// Removes groups all of whose entries are both beyond `keep_min` and older than `before`, up
    /// to `count_max` of them; gives what `pruned_to` becomes. Costs nothing while the oldest is
    /// still young, or tells of read marks that stand nowhere else yet.
    position prune(const head_state& head,
                   std::uint64_t keep_min,
                   wall_time before,
                   std::size_t count_max,
                   batch& into,
                   const scope& in);

    /// The oldest may go but for its read marks.
    bool waits_for_marks(const head_state& head, std::uint64_t keep_min, wall_time before) const;

private:
    struct entry {
        std::int64_t turn = 0;
        position last = 0;
        wall_time at{};
    };

    static bool is_old(const entry& one,
                       const head_state& head,
                       std::uint64_t keep_min,
                       wall_time before);

    database& from_;
    std::optional<entry> oldest_;  // a group known to be there, or to have been
};

}  // namespace snug::mongo
