#include "store/mongo/fact_documents.hpp"

#include "store/mongo/collections.hpp"
#include "store/mongo/secret_documents.hpp"

namespace snug::mongo {

namespace {

/// `{field: {$in: [...]}}` over names, codes or keys.
template <class Keys>
document any_of(const char* field, const Keys& keys) {
    array list;
    for (const auto& key : keys)
        list.add(key.value());
    return of(field, of("$in", list));
}

}  // namespace

std::vector<nonce_key> fact_documents::load(facts& known,
                                            const fact_keys& keys,
                                            wall_time nonces_since,
                                            const scope& in) {
    std::set<message_id> wanted = keys.messages;
    auto expired = load_nonces(known, keys, nonces_since, in, wanted);
    for (auto& [id, what] : messages_.find(wanted, nonces::dropped, &in))
        known.messages.insert_or_assign(id, std::move(what));
    load_invites(known, keys, in);
    std::set<username> people = load_links(known, keys, in);
    people.insert(keys.sessions_of.begin(), keys.sessions_of.end());
    load_sessions(known, people, in);
    return expired;
}

std::vector<nonce_key> fact_documents::load_nonces(facts& known,
                                                   const fact_keys& keys,
                                                   wall_time since,
                                                   const scope& in,
                                                   std::set<message_id>& messages) {
    std::vector<nonce_key> expired;
    if (keys.nonces.empty()) return expired;
    cursor rows = from_.find({coll::nonces, any_of("_id", keys.nonces)}, &in);
    while (rows.next()) {
        const view row = rows.row();
        const nonce_key key(to_array<16>(row.bytes("_id")));
        if (row.time("at") < since) {
            expired.push_back(key);
            continue;
        }
        const known_nonce earlier{
            row.id("message"), channel_id(row.text("channel")), to_array<16>(row.bytes("body"))};
        messages.insert(earlier.id);
        known.nonces.emplace(key, earlier);
    }
    return expired;
}

void fact_documents::load_invites(facts& known, const fact_keys& keys, const scope& in) {
    if (keys.invites.empty()) return;
    cursor rows = from_.find({coll::invites, any_of("_id", keys.invites)}, &in);
    while (rows.next()) {
        const invite found = to_invite(rows.row());
        known.invites.insert_or_assign(found.code, found);
    }
}

std::set<username> fact_documents::load_links(facts& known,
                                              const fact_keys& keys,
                                              const scope& in) {
    std::set<username> people;
    if (keys.links.empty()) return people;
    cursor rows = from_.find({coll::links, any_of("_id", keys.links)}, &in);
    while (rows.next()) {
        const sign_in_link found = to_link(rows.row());
        people.insert(found.user);
        known.links.insert_or_assign(found.code, found);
    }
    return people;
}

void fact_documents::load_sessions(facts& known,
                                   const std::set<username>& people,
                                   const scope& in) {
    if (people.empty()) return;
    for (const username& who : people)
        known.sessions[who].clear();
    query wanted{coll::sessions, any_of("user", people)};
    document order;
    order.put("created", 1).put("_id", 1);
    wanted.options.put("sort", order);
    cursor rows = from_.find(wanted, &in);
    while (rows.next()) {
        session found = to_session(rows.row());
        known.sessions[found.user].push_back(std::move(found));
    }
}

}  // namespace snug::mongo
