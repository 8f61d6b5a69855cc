#include "store/mongo/log_keeper.hpp"

#include "store/mongo/collections.hpp"

#include <algorithm>

namespace snug::mongo {

bool log_keeper::is_old(const entry& one,
                        const head_state& head,
                        std::uint64_t keep_min,
                        wall_time before) {
    const position last_free = head.log.pos > keep_min ? head.log.pos - keep_min : 0;
    return one.last <= last_free && one.at < before;
}

bool log_keeper::waits_for_marks(const head_state& head,
                                 std::uint64_t keep_min,
                                 wall_time before) const {
    return oldest_ && oldest_->turn > head.marked_to && is_old(*oldest_, head, keep_min, before);
}

position log_keeper::prune(const head_state& head,
                           std::uint64_t keep_min,
                           wall_time before,
                           std::size_t count_max,
                           batch& into,
                           const scope& in) {
    const auto may_go = [&](const entry& one) {
        return one.turn <= head.marked_to && is_old(one, head, keep_min, before);
    };
    if (oldest_ && !may_go(*oldest_)) return head.log.pruned_to;
    query wanted{coll::log};
    document fields;
    fields.put("last", 1).put("at", 1);
    wanted.options.put("sort", of("_id", 1)).put("limit", count_max + 1).put("projection", fields);
    cursor rows = from_.find(wanted, &in);
    std::optional<std::int64_t> turn;
    position pruned_to = head.log.pruned_to;
    for (std::size_t count = 0; rows.next(); ++count) {
        const view row = rows.row();
        oldest_ = entry{row.number("_id"), row.count("last"), row.time("at")};
        if (count == count_max || !may_go(*oldest_)) break;
        turn = oldest_->turn;
        pruned_to = std::max(pruned_to, oldest_->last);
    }
    if (turn) into.remove_all(coll::log, of("_id", of("$lte", *turn)));
    return pruned_to;
}

}  // namespace snug::mongo
