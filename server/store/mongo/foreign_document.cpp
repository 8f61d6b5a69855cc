#include "store/mongo/foreign_document.hpp"

#include <array>

namespace snug::mongo {

namespace {

constexpr std::array ours = {"channel", "seq", "rev", "author_id", "outside"};

}  // namespace

foreign_document read_foreign(const view& row) {
    foreign_document made{.id = row.id("_id"), .words = read_words(row), .bare = read_bare(row)};
    if (row.has("seq")) made.seq = row.count("seq");
    made.is_deleted = row.flag("deleted");
    made.is_pinned = row.flag("pinned");
    made.is_refused = row.has("snug_refused");
    made.seen = row.cluster_time_if("snug_seen");
    return made;
}

query foreign_in(const std::string& home, document filter) {
    document fields;
    for (const char* key : {"content", "timestamp", "author"})
        fields.put(key, 1);
    for (const char* key : ours)
        fields.put(key, 1);
    for (const char* key : {"deleted", "pinned", "snug_refused", "snug_seen"})
        fields.put(key, 1);
    query made{home, std::move(filter)};
    made.options.put("sort", of("_id", 1)).put("projection", fields);
    return made;
}

query waiting_in(const std::string& home, const array& pass_over) {
    document filter;
    filter.put_null("seq").put_null("snug_refused");
    if (!pass_over.is_empty()) filter.put("_id", of("$nin", pass_over));
    query made = foreign_in(home, std::move(filter));
    made.options.put("hint", bare_index);
    return made;
}

document to_adopted(const message& what) {
    document made = of("_id", what.id);
    made.put("seq", what.seq);
    return made;
}

document to_removal(const message& tombstone) {
    document made = of("_id", tombstone.seq);
    made.put("message", tombstone.id).put("rev", tombstone.rev);
    return made;
}

message to_removed(const view& from) {
    message made;
    made.id = from.id("message");
    made.channel = home_channel;
    made.seq = from.count("_id");
    made.rev = from.count("rev");
    made.deleted = true;
    return made;
}

message to_lost(sequence seq) {
    message made;
    made.id = make_message_id(wall_time(), 0, seq);
    made.channel = home_channel;
    made.seq = seq;
    made.deleted = true;
    return made;
}

document to_refusal(refusal_reason reason) {
    return of("$set", of("snug_refused", reason));
}

document to_stripped_refusal(refusal_reason reason) {
    document fields;
    for (const char* key : ours)
        fields.put(key, true);
    document made = to_refusal(reason);
    made.put("$unset", fields);
    return made;
}

}  // namespace snug::mongo
