#include "store/mongo/log_reader.hpp"

#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/resolution.hpp"

namespace snug::mongo {

std::vector<committed> log_reader::after(position pos, std::size_t limit, const scope& in) {
    query wanted{coll::log, of("last", of("$gt", pos))};
    wanted.options.put("sort", of("last", 1)).put("limit", limit);
    std::vector<logged_event> events;
    cursor rows = from_.find(wanted, &in);
    while (events.size() < limit && rows.next()) {
        for (logged_event& one : to_logged_group(rows.row()).events) {
            if (one.pos > pos && events.size() < limit) events.push_back(std::move(one));
        }
    }
    return resolve(events, nonces::dropped, &in);
}

std::vector<committed> log_reader::changes_of(const logged_group& group) {
    return resolve(group.events, nonces::kept, nullptr);
}

std::vector<committed> log_reader::resolve(const std::vector<logged_event>& events,
                                           nonces with,
                                           const scope* in) {
    const resolution now(from_, messages_, events, with, in);
    std::vector<committed> changes;
    changes.reserve(events.size());
    for (const logged_event& one : events) {
        auto what = now.to_change(one);
        if (!what) throw failure(0, "a log entry refers to what is not there: " + one.kind);
        changes.push_back({one.pos, std::move(*what)});
    }
    return changes;
}

}  // namespace snug::mongo
