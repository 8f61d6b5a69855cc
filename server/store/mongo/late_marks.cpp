#include "store/mongo/late_marks.hpp"

#include "store/mongo/collections.hpp"
#include "store/mongo/head_document.hpp"
#include "store/mongo/log_document.hpp"

namespace snug::mongo {

namespace {

query groups_after(std::int64_t turn) {
    query wanted{coll::log, of("_id", of("$gt", turn))};
    wanted.options.put("sort", of("_id", 1));
    return wanted;
}

bool is_mark(const logged_event& one) {
    return one.kind == kind::read_marked && is_channel_key(one.channel);
}

/// `{$eq: [path, value]}`; a value is never taken for a path.
document equals(const char* path, std::string_view value) {
    return of("$eq", array().add(std::string_view(path)).add(of("$literal", value)));
}

/// Of each group only the marks of `who`.
document only_marks_of(const username& who) {
    document filter;
    filter.put("input", "$events")
        .put("as", "one")
        .put("cond",
             of("$and",
                array()
                    .add(equals("$$one.kind", kind::read_marked))
                    .add(equals("$$one.user", who.value()))));
    return of("events", of("$filter", filter));
}

}  // namespace

late_marks read_late_marks(database& from,
                           std::int64_t after,
                           std::size_t groups_max,
                           const scope* in) {
    late_marks made{after, {}};
    query wanted = groups_after(after);
    wanted.options.put("limit", groups_max);
    cursor rows = from.find(wanted, in);
    while (rows.next()) {
        const logged_group group = to_logged_group(rows.row());
        made.to = group.turn;
        for (const logged_event& one : group.events) {
            if (is_mark(one)) made.marks.insert_or_assign({one.user, one.channel}, one.seq);
        }
    }
    return made;
}

std::map<channel_id, sequence> late_marks_of(database& from,
                                             const username& who,
                                             std::int64_t after,
                                             const scope* in) {
    std::map<channel_id, sequence> marks;
    query wanted = groups_after(after);
    wanted.filter.put("events.user", who.value());
    wanted.options.put("projection", only_marks_of(who));
    cursor rows = from.find(wanted, in);
    while (rows.next()) {
        for (const logged_event& one : to_logged_group(rows.row()).events)
            marks.insert_or_assign(one.channel, one.seq);
    }
    return marks;
}

void put_marks(const late_marks& late,
               const std::unordered_map<channel_id, channel>& known,
               batch& into) {
    std::map<username, document> of_person;
    for (const auto& [whose, seq] : late.marks) {
        if (known.contains(whose.channel))
            of_person[whose.user].put("marks." + whose.channel.value(), seq);
    }
    for (const auto& [who, set] : of_person)
        into.put(coll::reads, of("_id", who.value()), of("$set", set));
}

}  // namespace snug::mongo
