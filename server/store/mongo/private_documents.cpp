#include "store/mongo/private_documents.hpp"

#include "base/limits.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/words.hpp"

namespace snug::mongo {

document saved_id(const username& who, const message_id& what) {
    document made;
    made.put("user", who.value()).put("message", what);
    return made;
}

document to_document(const message_saved& what) {
    document made;
    made.put("_id", saved_id(what.user, what.id))
        .put("user", what.user.value())
        .put("message", what.id)
        .put("channel", what.channel.value())
        .put("at", what.at);
    return made;
}

document to_id(const block& what) {
    document made;
    made.put("by", what.by.value()).put("whom", what.whom.value());
    return made;
}

document to_document(const block& what) {
    return of("_id", to_id(what));
}

std::vector<block> load_blocks(database& from, const scope* in) {
    std::vector<block> made;
    cursor rows = from.find({coll::blocks}, in);
    while (rows.next()) {
        const view id = rows.row().child("_id");
        made.push_back({username(id.text("by")), username(id.text("whom"))});
    }
    return made;
}

document to_document(const chosen_status& what) {
    document made = of("_id", what.who.value());
    made.put("state", to_word(what.wanted.state))
        .put("text", what.wanted.text)
        .put("emoji", what.wanted.emoji);
    put_time_if(made, "words_until", what.words_until);
    return made;
}

std::vector<chosen_status> load_statuses(database& from, const scope* in) {
    std::vector<chosen_status> made;
    query wanted{coll::statuses};
    wanted.options.put("sort", of("_id", 1));
    cursor rows = from.find(wanted, in);
    while (rows.next()) {
        const view row = rows.row();
        status chosen{value_of(row.text("state"), presence_state::online),
                      row.text("text"),
                      row.text("emoji")};
        made.push_back({username(row.text("_id")), std::move(chosen), row.time_if("words_until")});
    }
    return made;
}

void private_documents::load(facts& known, const fact_keys& keys, const scope& in) {
    if (keys.saved.empty()) return;
    array ids;
    for (const auto& [who, what] : keys.saved)
        ids.add(saved_id(who, what));
    cursor rows = from_.find({coll::saved, of("_id", of("$in", ids))}, &in);
    while (rows.next())
        known.saved.insert({username(rows.row().text("user")), rows.row().id("message")});
    for (const auto& [who, what] : keys.saved) {
        if (!known.saved_count.contains(who)) known.saved_count.emplace(who, count_saved(who, in));
    }
}

/// A walk over an index: the command `count` is not to be had within a transaction.
std::uint64_t private_documents::count_saved(const username& who, const scope& in) {
    query wanted{coll::saved, of("user", who.value())};
    wanted.options.put("projection", of("at", 1)).put("limit", limits::saved_per_person_max);
    std::uint64_t count = 0;
    cursor rows = from_.find(wanted, &in);
    while (rows.next())
        ++count;
    return count;
}

inbox private_documents::saved_of(const username& who,
                                  const std::optional<inbox_place>& from,
                                  const std::set<channel_id>& seen,
                                  std::size_t limit,
                                  const scope* in) {
    return read_inbox(from_, {coll::saved, of("user", who.value())}, from, seen, limit, in);
}

}  // namespace snug::mongo
