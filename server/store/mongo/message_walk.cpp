#include "store/mongo/message_walk.hpp"

#include "store/mongo/collections.hpp"

namespace snug::mongo {

namespace {

using direction = message_walk::direction;

bool comes_before(direction way, const message_id& one, const message_id& other) {
    return way == direction::newest_first ? other < one : one < other;
}

document in_order(direction way) {
    return of("_id", way == direction::newest_first ? -1 : 1);
}

/// Between where the page begins and where it stops.
document ids_between(direction way,
                     const std::optional<message_id>& after,
                     const std::optional<message_id>& stop) {
    const bool down = way == direction::newest_first;
    document range;
    if (after) range.put(down ? "$lt" : "$gt", *after);
    if (stop) range.put(down ? "$gte" : "$lte", *stop);
    return range;
}

}  // namespace

/// The next message of one collection that may be kept.
struct message_walk::source {
    source(cursor of, const wanted& asked) : rows(std::move(of)) { advance(asked); }

    void advance(const wanted& asked) {
        head.reset();
        while (rows.next()) {
            const message one = to_message(rows.row(), nonces::dropped);
            if (!asked.fits(one)) continue;
            head = one.id;
            return;
        }
    }

    cursor rows;
    std::optional<message_id> head;  // null: there are no more
};

std::vector<std::string> message_walk::collections_of(const wanted& asked) const {
    std::vector<std::string> names;
    if (asked.channels.contains(home_channel)) names.push_back(home_);
    if (asked.channels.size() > names.size()) names.emplace_back(coll::messages);
    return names;
}

/// The last message that may be looked at, in whichever collection it comes first; null: all may.
/// Only the index of ids is asked.
std::optional<message_id> message_walk::find_stop(const wanted& asked, const scope& in) {
    std::optional<message_id> stop;
    for (const std::string& name : collections_of(asked)) {
        query nth{name};
        const document range = ids_between(asked.way, asked.after, asked.end);
        if (!range.is_empty()) nth.filter.put("_id", range);
        nth.options.put("sort", in_order(asked.way))
            .put("projection", of("_id", 1))
            .put("skip", asked.looked_at_max);
        const auto row = from_.find_one(nth, &in);
        const auto id = row ? view(*row).id_if("_id") : std::nullopt;
        if (id && (!stop || comes_before(asked.way, *id, *stop))) stop = id;
    }
    return stop;
}

query message_walk::to_query(const std::string& collection,
                             const wanted& asked,
                             const std::optional<message_id>& stop) const {
    query made{collection, asked.filter};
    const document range = ids_between(asked.way, asked.after, stop ? stop : asked.end);
    if (!range.is_empty()) made.filter.put("_id", range);
    if (collection != home_) {
        array names;
        for (const channel_id& where : asked.channels)
            names.add(where.value());
        made.filter.put("channel", of("$in", names));
    }
    made.filter
        .put("seq", of("$exists", true))  // not one that waits to be taken in
        .put("deleted", of("$exists", false))
        .put("system", of("$exists", false));
    // By id whatever else could help: a sort in memory would look at all of them.
    made.options.put("sort", in_order(asked.way)).put("hint", of("_id", 1));
    return made;
}

message_walk::found message_walk::read(const wanted& asked, const scope& in) {
    const auto stop = find_stop(asked, in);
    std::vector<source> sources;
    for (const std::string& name : collections_of(asked))
        sources.emplace_back(from_.find(to_query(name, asked, stop), &in), asked);
    found told;
    while (true) {
        source* first = nullptr;
        for (source& one : sources) {
            if (!one.head) continue;
            if (first == nullptr || comes_before(asked.way, *one.head, *first->head)) first = &one;
        }
        if (first == nullptr) break;
        if (told.ids.size() == asked.limit) {
            told.next = told.ids.back();
            return told;
        }
        told.ids.push_back(*first->head);
        first->advance(asked);
    }
    told.next = stop;
    return told;
}

}  // namespace snug::mongo
