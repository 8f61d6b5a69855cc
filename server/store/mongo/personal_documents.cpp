#include "store/mongo/personal_documents.hpp"

#include "domain/permission.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/words.hpp"

namespace snug::mongo {

namespace {

document any_of(const std::set<person_in_channel>& wanted) {
    array ids;
    for (const person_in_channel& one : wanted)
        ids.add(to_id(one));
    return of("_id", of("$in", ids));
}

}  // namespace

document to_id(const person_in_channel& whose) {
    document made;
    made.put("user", whose.user.value()).put("channel", whose.channel.value());
    return made;
}

document to_document(const person_in_channel& whose, const notify_settings& chosen) {
    document made;
    made.put("_id", to_id(whose))
        .put("user", whose.user.value())
        .put("channel", whose.channel.value())
        .put("level", to_word(chosen.level))
        .put("hidden", chosen.hidden);
    put_time_if(made, "muted_until", chosen.muted_until);
    return made;
}

notify_settings to_notify(const view& from) {
    notify_settings made;
    made.level = value_of(from.text("level"), notify_level::all);
    made.muted_until = from.time_if("muted_until");
    made.hidden = from.flag("hidden");
    return made;
}

person_in_channel to_person(const view& from) {
    const view id = from.child("_id");
    return {username(id.text("user")), channel_id(id.text("channel"))};
}

void personal_documents::load(facts& known, const fact_keys& keys, const scope& in) {
    known.notify.merge(find(keys.notify, &in));
    load_hidden(known, keys.hidden_in, in);
    load_pace(known, keys.slow_posts, in);
}

std::map<person_in_channel, notify_settings> personal_documents::find(
    const std::set<person_in_channel>& wanted, const scope* in) {
    std::map<person_in_channel, notify_settings> found;
    if (wanted.empty()) return found;
    cursor rows = from_.find({coll::notify, any_of(wanted)}, in);
    while (rows.next())
        found.insert_or_assign(to_person(rows.row()), to_notify(rows.row()));
    return found;
}

std::map<channel_id, notify_settings> personal_documents::chosen_by(const username& who,
                                                                    const scope* in) {
    std::map<channel_id, notify_settings> found;
    cursor rows = from_.find({coll::notify, of("user", who.value())}, in);
    while (rows.next())
        found.insert_or_assign(to_person(rows.row()).channel, to_notify(rows.row()));
    return found;
}

/// Who has put a talk out of his list: it comes back with the next message.
void personal_documents::load_hidden(facts& known,
                                     const std::set<channel_id>& talks,
                                     const scope& in) {
    array ids;
    for (const channel_id& where : talks) {
        const auto found = known.channels.find(where);
        if (found != known.channels.end() && is_talk(found->second)) ids.add(where.value());
    }
    if (ids.is_empty()) return;
    query wanted{coll::notify, of("channel", of("$in", ids))};
    wanted.filter.put("hidden", true);
    cursor rows = from_.find(wanted, &in);
    while (rows.next())
        known.notify.insert_or_assign(to_person(rows.row()), to_notify(rows.row()));
}

/// Asked for with every post, so the usual channel must cost nothing.
void personal_documents::load_pace(facts& known,
                                   const std::set<person_in_channel>& wanted,
                                   const scope& in) {
    std::set<person_in_channel> slow;
    for (const person_in_channel& one : wanted) {
        const auto where = known.channels.find(one.channel);
        if (where != known.channels.end() && where->second.slow_mode_s > 0) slow.insert(one);
    }
    if (slow.empty()) return;
    cursor rows = from_.find({coll::slow_posts, any_of(slow)}, &in);
    while (rows.next())
        known.slow_posts.insert_or_assign(to_person(rows.row()), rows.row().time("at"));
}

}  // namespace snug::mongo
