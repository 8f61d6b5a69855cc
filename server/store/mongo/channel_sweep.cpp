#include "store/mongo/channel_sweep.hpp"

#include "store/mongo/batch.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/head_document.hpp"

namespace snug::mongo {

namespace {

constexpr int sweep_slice = 500;  // messages at a time: a post hardly notices

}  // namespace

void channel_sweep::find() {
    rubbish_.clear();
    query wanted{coll::channels, of("gone", of("$exists", true))};
    wanted.filter.put("purged", of("$exists", false));
    wanted.options.put("projection", of("_id", 1));
    cursor rows = on_.find(wanted);
    while (rows.next())
        rubbish_.emplace_back(rows.row().text("_id"));
}

void channel_sweep::sweep() {
    if (rubbish_.empty()) return;
    const channel_id where = rubbish_.back();
    if (delete_messages(where)) return;
    forget_marks(where);
    rubbish_.pop_back();
}

/// False: there were none. The messages themselves come last, since they say what is left.
bool channel_sweep::delete_messages(const channel_id& where) {
    query wanted{messages_of(where, home_), of("channel", where.value())};
    wanted.filter.put("seq", of("$exists", true));
    wanted.options.put("sort", of("seq", 1))
        .put("projection", of("_id", 1))
        .put("limit", sweep_slice);
    array ids;
    {
        cursor rows = on_.find(wanted);
        while (rows.next())
            ids.add(rows.row().id("_id"));
    }
    if (ids.is_empty()) return false;
    const document these = of("$in", ids);
    batch hanging;
    hanging.remove_all(coll::reactions, of("message", these));
    hanging.remove_all(coll::attachments, of("message", these));
    hanging.remove_all(coll::mentions, of("message", these));
    hanging.remove_all(coll::saved, of("message", these));
    hanging.remove_all(coll::versions, of("_id", these));
    hanging.send(on_, nullptr);
    batch messages;
    messages.remove_all(messages_of(where, home_), of("_id", these));
    messages.send(on_, nullptr);
    return true;
}

void channel_sweep::forget_marks(const channel_id& where) {
    batch all;
    all.remove_all(coll::notify, of("channel", where.value()));
    all.remove_all(coll::slow_posts, of("_id.channel", where.value()));
    if (is_channel_key(where)) {
        const std::string mark = "marks." + where.value();
        all.update_all(coll::reads, of(mark, of("$exists", true)), of("$unset", of(mark, true)));
    }
    all.update(coll::channels, of("_id", where.value()), of("$set", of("purged", true)));
    all.send(on_, nullptr);
}

}  // namespace snug::mongo
