#include "store/mongo/message_documents.hpp"

#include "store/mongo/collections.hpp"
#include "store/mongo/foreign_document.hpp"

namespace snug::mongo {

namespace {

/// `seqs`: one of them, or a range.
template <class Sequences>
document place(const channel_id& where, const Sequences& seqs) {
    document filter;
    filter.put("channel", where.value()).put("seq", seqs);
    return filter;
}

}  // namespace

std::map<message_id, message> message_documents::find(const std::set<message_id>& ids,
                                                      nonces with,
                                                      const scope* in,
                                                      reaction_kinds* kinds) {
    std::map<message_id, message> found;
    if (ids.empty()) return found;
    find_in(home_, ids, with, in, found);
    std::set<message_id> rest;
    for (const message_id& id : ids) {
        if (!found.contains(id)) rest.insert(id);
    }
    if (!rest.empty()) find_in(coll::messages, rest, with, in, found);
    reactions_.add_to(found, in, kinds);
    return found;
}

void message_documents::find_in(const std::string& collection,
                                const std::set<message_id>& ids,
                                nonces with,
                                const scope* in,
                                std::map<message_id, message>& into) {
    array list;
    for (const message_id& id : ids)
        list.add(id);
    query wanted{collection, of("_id", of("$in", list))};
    wanted.filter.put("seq", of("$exists", true));  // not one that waits to be taken in
    cursor rows = from_.find(wanted, in);
    while (rows.next()) {
        message made = to_message(rows.row(), with);
        const message_id id = made.id;
        into.emplace(id, std::move(made));
    }
}

std::vector<message> message_documents::range(const channel_id& where,
                                              sequence first,
                                              sequence last,
                                              const scope* in) {
    if (first > last) return {};
    document seqs;
    seqs.put("$gte", first).put("$lte", last);
    query wanted{messages_of(where, home_), place(where, seqs)};
    wanted.options.put("sort", of("seq", 1));
    std::vector<message> made = read_all(wanted, in);
    if (where == home_channel && made.size() < last - first + 1) add_removed(first, last, made, in);
    return made;
}

/// One that is missing from `gone` too was taken out a moment ago, or while nobody looked.
void message_documents::add_removed(sequence first,
                                    sequence last,
                                    std::vector<message>& to,
                                    const scope* in) {
    document seqs;
    seqs.put("$gte", first).put("$lte", last);
    std::map<sequence, message> all;
    cursor rows = from_.find({coll::gone, of("_id", seqs)}, in);
    while (rows.next())
        all.emplace(rows.row().count("_id"), to_removed(rows.row()));
    for (message& there : to)
        all.insert_or_assign(there.seq, std::move(there));
    to.clear();
    for (sequence seq = first; seq <= last; ++seq) {
        const auto known = all.find(seq);
        to.push_back(known == all.end() ? to_lost(seq) : std::move(known->second));
    }
}

std::vector<message> message_documents::read_all(const query& wanted, const scope* in) {
    std::vector<message_id> order;
    std::map<message_id, message> found;
    {
        cursor rows = from_.find(wanted, in);
        while (rows.next()) {
            message one = to_message(rows.row(), nonces::dropped);
            order.push_back(one.id);
            found.emplace(order.back(), std::move(one));
        }
    }
    reactions_.add_to(found, in, nullptr);
    std::vector<message> made;
    made.reserve(order.size());
    for (const message_id& id : order)
        made.push_back(std::move(found.at(id)));
    return made;
}

std::vector<message> message_documents::behind(const std::vector<message>& hits, const scope* in) {
    std::map<std::string, array> places;
    for (const message& hit : hits) {
        places[messages_of(hit.channel, home_)].add(place(hit.channel, hit.seq + 1));
    }
    std::map<std::pair<channel_id, sequence>, message> found;
    for (const auto& [collection, any] : places) {
        for (message& one : read_all({collection, of("$or", any)}, in)) {
            const std::pair key{one.channel, one.seq};
            found.emplace(key, std::move(one));
        }
    }
    std::vector<message> made;
    for (const message& hit : hits) {
        const auto next = found.find({hit.channel, hit.seq + 1});
        if (next != found.end() && !next->second.deleted) made.push_back(next->second);
    }
    return made;
}

query message_documents::pins_of(const channel_id& where) const {
    query wanted{messages_of(where, home_), of("channel", where.value())};
    wanted.filter.put("pinned", true);
    return wanted;
}

std::vector<message> message_documents::pinned(const channel_id& where, const scope* in) {
    query wanted = pins_of(where);
    wanted.options.put("sort", of("seq", -1));
    return read_all(wanted, in);
}

std::uint64_t message_documents::pin_count(const channel_id& where, const scope* in) {
    query wanted = pins_of(where);
    wanted.options.put("projection", of("_id", 1));
    std::uint64_t count = 0;
    cursor rows = from_.find(wanted, in);
    while (rows.next())
        ++count;
    return count;
}

std::vector<message_id> message_documents::written_by(const username& author,
                                                      const channel_id& where,
                                                      sequence first,
                                                      wall_time since,
                                                      std::size_t limit,
                                                      const scope* in) {
    query wanted{messages_of(where, home_), place(where, of("$gte", first))};
    wanted.filter.put("deleted", of("$exists", false))
        .put("system", of("$exists", false))
        .put("author", author.value())
        .put("outside", of("$exists", false))
        .put("timestamp", of("$gte", since));
    wanted.options.put("sort", of("seq", -1)).put("projection", of("_id", 1)).put("limit", limit);
    std::vector<message_id> found;
    cursor rows = from_.find(wanted, in);
    while (rows.next())
        found.push_back(rows.row().id("_id"));
    return found;
}

std::uint64_t message_documents::unread(const channel_id& where,
                                        sequence read_seq,
                                        const username& who,
                                        std::uint64_t max,
                                        const scope* in) {
    query wanted{messages_of(where, home_), place(where, of("$gt", read_seq))};
    wanted.filter.put("deleted", of("$exists", false))
        .put("system", of("$exists", false))
        .put("$or", array().add(of("author", of("$ne", who.value()))).add(of("outside", true)));
    wanted.options.put("projection", of("_id", 1)).put("limit", max);
    std::uint64_t count = 0;
    cursor rows = from_.find(wanted, in);
    while (rows.next())
        ++count;
    return count;
}

}  // namespace snug::mongo
