#include "store/mongo/own_ids.hpp"

#include "store/mongo/bare_document.hpp"
#include "store/mongo/collections.hpp"

namespace snug::mongo {

void own_ids::load(database& from, const std::string& home_collection, std::uint32_t home_no) {
    home_no_ = home_no;
    known_.clear();
    removed_.clear();
    document taken_in = mongo::of("outside", true);
    query wanted{home_collection, taken_in.put("seq", mongo::of("$exists", true))};
    document fields;
    for (const char* key : {"timestamp", "author", "seq"})
        fields.put(key, 1);
    wanted.options.put("projection", fields);
    for (cursor rows = from.find(wanted); rows.next();) {
        const view row = rows.row();
        known_.emplace(row.id("_id"),
                       stranger{make_message_id(outside_time(row), home_no_, row.count("seq")),
                                outside_author(row)});
    }
    for (cursor rows = from.find({coll::gone}); rows.next();) {
        const sequence seq = rows.row().count("_id");
        known_.insert_or_assign(rows.row().id("message"),
                                stranger{make_message_id(wall_time(), home_no_, seq), {}});
        removed_.emplace(seq, rows.row().count("rev"));
    }
}

message_id own_ids::of(const message_id& id) const {
    const auto found = known_.find(id);
    return found == known_.end() ? id : found->second.id;
}

message own_ids::in_own_form(message one) const {
    one.id = of(one.id);
    if (!one.reply_to) return one;
    const auto answered = known_.find(one.reply_to->id);
    if (answered == known_.end()) return one;
    one.reply_to->id = answered->second.id;
    one.reply_to->author = answered->second.author;
    return one;
}

message own_ids::tombstone_of(sequence seq) const {
    message made;
    made.id = make_message_id(wall_time(), home_no_, seq);
    made.channel = home_channel;
    made.seq = seq;
    made.deleted = true;
    made.outside = true;
    const auto when = removed_.find(seq);
    if (when != removed_.end()) made.rev = when->second;
    return made;
}

}  // namespace snug::mongo
