#include "store/mongo/taking_in.hpp"

#include "base/network_limits.hpp"
#include "domain/outside.hpp"
#include "store/mongo/collections.hpp"

namespace snug::mongo {

namespace {

/// `{_id: {$in: ids}}`
template <class Ids>
document any_of(const Ids& ids) {
    array list;
    for (const message_id& id : ids)
        list.add(id);
    return of("_id", of("$in", list));
}

message to_tombstone(const message_id& id, sequence seq) {
    message made;
    made.id = id;
    made.channel = home_channel;
    made.seq = seq;
    made.deleted = true;
    made.outside = true;
    return made;
}

}  // namespace

std::vector<change> taking_in::look(
    const outside_work& work, std::size_t new_max, wall_time at, batch& into, const scope& in) {
    at_ = at;
    made_.clear();
    removed_.clear();
    has_more_ = false;
    const auto home = now_.known.channels.find(home_channel);
    if (home == now_.known.channels.end()) return {};  // not set up yet
    last_seq_ = home->second.last_seq;
    if (work.has_forged) refuse_forged(into, in);
    if (!work.touched.empty()) look_at_touched(work, into, in);
    if (work.has_new) look_at_new(work, new_max, into, in);
    return std::move(made_);
}

/// The head is ours in this transaction: whoever has put a number beyond the last there is not us.
void taking_in::refuse_forged(batch& into, const scope& in) {
    document beyond = of("channel", home_channel.value());
    beyond.put("seq", of("$gt", last_seq_));
    document elsewhere = of("channel", of("$ne", home_channel.value()));
    elsewhere.put("seq", of("$exists", true));
    for (const document& filter : {beyond, elsewhere}) {
        query wanted{home_, filter};
        wanted.options.put("limit", limits::outside_documents_max)
            .put("projection", of("_id", 1))
            .put("hint", "snug_sequence");
        cursor rows = on_.find(wanted, &in);
        while (rows.next())
            into.update(home_, rows.row().only("_id"), to_stripped_refusal(bears_our_fields));
    }
}

/// Which numbers documents had that may bear none any more: of those that were taken in it is kept,
/// ours have it in their ids.
taking_in::numbers taking_in::numbers_of(const std::vector<message_id>& ids, const scope& in) {
    numbers found;
    cursor rows = on_.find({coll::adopted, any_of(ids)}, &in);
    while (rows.next())
        found[rows.row().id("_id")].seq = rows.row().count("seq");
    for (const message_id& id : ids) {
        if (found.contains(id)) continue;
        if (const auto own = own_number(id, in)) found.emplace(id, *own);
    }
    array seqs;
    for (const auto& [id, number] : found)
        seqs.add(number.seq);
    if (seqs.is_empty()) return found;
    cursor gone = on_.find({coll::gone, of("_id", of("$in", seqs))}, &in);
    while (gone.next()) {
        const auto held = found.find(gone.row().id("message"));
        if (held != found.end()) held->second.is_gone = true;
    }
    return found;
}

/// An id of ours, unless somebody has only made it look like one: then its number is another's.
std::optional<taking_in::known> taking_in::own_number(const message_id& id, const scope& in) {
    const sequence seq = seq_of(id);
    const std::uint32_t home_no = now_.known.channels.at(home_channel).no;
    if (seq == 0 || seq > last_seq_ || !is_made_for(id, home_no, seq)) return std::nullopt;
    document place = of("channel", home_channel.value());
    if (const auto held = on_.find_one({home_, place.put("seq", seq)}, &in)) {
        if (view(*held).id("_id") != id) return std::nullopt;
    }
    if (const auto grave = on_.find_one({coll::gone, of("_id", seq)}, &in)) {
        if (view(*grave).id("message") != id) return std::nullopt;
    }
    return known{seq};
}

void taking_in::look_at_touched(const outside_work& work, batch& into, const scope& in) {
    std::vector<message_id> ids;
    ids.reserve(work.touched.size());
    for (const auto& [id, touch] : work.touched)
        ids.push_back(id);
    const numbers known_numbers = numbers_of(ids, in);
    std::set<message_id> there;
    cursor rows = on_.find(foreign_in(home_, any_of(ids)), &in);
    while (rows.next()) {
        const foreign_document now = read_foreign(rows.row());
        there.insert(now.id);
        const auto number = known_numbers.find(now.id);
        const outside_work::touch& touch = work.touched.at(now.id);
        if (number == known_numbers.end()) {
            if (!now.seq) continue;  // it waits to be taken in
            into.update(home_, of("_id", now.id), to_stripped_refusal(bears_our_fields));
        } else if (!touch.only_inserted || now.seq != number->second.seq) {
            take_change(now, number->second, touch.at, into);
        }
    }
    for (const auto& [id, number] : known_numbers) {
        if (!there.contains(id) && !number.is_gone) remove(id, number.seq);
    }
}

void taking_in::remove(const message_id& id, sequence seq) {
    removed_.insert(id);
    made_.emplace_back(message_deleted{to_tombstone(id, seq)});
}

void taking_in::take_change(const foreign_document& now,
                            const known& number,
                            std::optional<cluster_time> when,
                            batch& into) {
    if (now.seen && (!when || *now.seen >= *when)) return;  // another node was quicker
    const document found = of("_id", now.id);
    if (number.is_gone) {
        if (!now.is_refused) into.update(home_, found, to_stripped_refusal(bears_a_used_id));
        return;
    }
    document noted;
    if (when) noted.put("snug_seen", *when);
    if (now.is_deleted) {  // stays so, whatever was written into it
        made_.emplace_back(message_deleted{to_tombstone(now.id, number.seq)});
        noted.put("channel", home_channel.value()).put("seq", number.seq);
    } else if (!now.words) {
        remove(now.id, number.seq);
        return into.update(home_, found, to_stripped_refusal(now.words.error()));
    } else {
        message edited = *now.words;
        edited.channel = home_channel;
        edited.seq = number.seq;
        edited.pinned = now.is_pinned;
        edited.edited = at_;
        add_mentions(edited);
        made_.emplace_back(message_edited{std::move(edited)});
    }
    document update;
    if (!noted.is_empty()) update.put("$set", noted);
    // The database's own time of now: later than the change, whose event may still come to
    // somebody, and earlier than whatever comes after this.
    if (!when) update.put("$currentDate", of("snug_seen", of("$type", "timestamp")));
    into.update(home_, found, update);
}

void taking_in::look_at_new(const outside_work& work,
                            std::size_t new_max,
                            batch& into,
                            const scope& in) {
    query wanted = waiting_in(home_, work.pass_over);
    wanted.options.put("limit", new_max);
    std::vector<foreign_document> found;
    std::vector<message_id> ids;
    std::size_t count = 0;
    cursor rows = on_.find(wanted, &in);
    for (; rows.next(); ++count) {
        foreign_document now = read_foreign(rows.row());
        if (!now.bare) continue;  // somebody marks it
        ids.push_back(now.id);
        found.push_back(std::move(now));
    }
    const numbers known_numbers = numbers_of(ids, in);
    for (foreign_document& one : found) {
        const auto number = known_numbers.find(one.id);
        if (number == known_numbers.end()) {
            take_new(std::move(*one.bare));
        } else if (number->second.is_gone || (work.was_blind && !work.touched.contains(one.id))) {
            // Put there anew. One whose event is still on its way is left to that.
            take_change(one, number->second, std::nullopt, into);
        }
    }
    // Those that wait for their event are no reason to look again at once.
    has_more_ = count == new_max && !made_.empty();
}

void taking_in::take_new(message words) {
    words.channel = home_channel;
    words.seq = ++last_seq_;
    add_mentions(words);
    made_.emplace_back(message_posted{std::move(words)});
}

void taking_in::add_mentions(message& to) const {
    to.mentions = called_from_outside(now_.known, now_.known.channels.at(home_channel), to.content);
}

}  // namespace snug::mongo
