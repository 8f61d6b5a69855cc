#include "store/mongo/move_mark.hpp"

#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/head_document.hpp"

namespace snug::mongo {

namespace {

constexpr const char* mark = "moving";

bool update_head(database& on, const document& filter, const document& change, bool may_insert) {
    document statement = of("q", filter);
    statement.put("u", change);
    if (may_insert) statement.put("upsert", true);
    document command = of("update", coll::head);
    command.put("updates", array().add(statement));
    return view(on.write(command)).number("n") == 1;
}

}  // namespace

/// The filter finds an earlier mark or nothing; with a head of somebody else there the insert meets
/// its `_id`.
bool move_mark::put(database& on) const {
    document filter = of("_id", head_id);
    filter.put(mark, of("$exists", true));
    try {
        return update_head(on, filter, of("$set", of(mark, word_)), true);
    } catch (const failure& what) {
        if (what.is_duplicate()) return false;
        throw;
    }
}

bool move_mark::replace(database& on, const document& head) const {
    document filter = of("_id", head_id);
    filter.put(mark, word_);
    return update_head(on, filter, head, false);
}

result<void> check_is_finished(database& on) {
    const auto found = on.find_one({coll::head, of("_id", head_id)});
    if (!found || !view(*found).has(mark)) return {};
    return refuse(errc::unavailable,
                  "the database " + on.name() +
                      " holds a move that was not finished: run the same snug move again, or drop "
                      "the database");
}

}  // namespace snug::mongo
