#include "store/mongo/fact_documents.hpp"

#include "store/mongo/attachment_document.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/nonce_document.hpp"
#include "store/mongo/secret_documents.hpp"
#include "store/mongo/shelf_documents.hpp"

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

fact_documents::besides fact_documents::load(facts& known,
                                             const fact_keys& keys,
                                             wall_time nonces_since,
                                             const scope& in) {
    besides more;
    more.expired_nonces = load_nonces(known, keys, nonces_since, in);
    load_files(from_, known, keys, in);
    load_shelf_facts(from_, known, keys, in);
    load_messages(known, keys, in, more);
    known.reactions.merge(reactions_.find(keys.reactions, &in));
    personal_.load(known, keys, in);
    private_.load(known, keys, in);
    load_pins(known, keys, in);
    load_invites(known, keys, in);
    std::set<username> people = load_links(known, keys, in);
    people.insert(keys.sessions_of.begin(), keys.sessions_of.end());
    load_sessions(known, people, in);
    load_passwords(known, keys, in);
    return more;
}

/// What was said in a channel that is deleted is gone, although it may still lie there.
void fact_documents::load_messages(facts& known,
                                   const fact_keys& keys,
                                   const scope& in,
                                   besides& more) {
    std::set<message_id> wanted = keys.messages;
    for (const auto& [key, earlier] : known.nonces)
        wanted.insert(earlier.id);
    for (const auto& [id, file] : known.files) {
        if (file.message) wanted.insert(*file.message);
    }
    for (auto& [id, what] : messages_.find(wanted, nonces::dropped, &in, &more.kinds)) {
        if (known.channels.contains(what.channel)) {
            known.messages.insert_or_assign(id, std::move(what));
        }
    }
    std::erase_if(known.nonces, [&](const auto& entry) {
        const bool is_gone = !known.messages.contains(entry.second.id);
        if (is_gone) more.expired_nonces.push_back(entry.first);
        return is_gone;
    });
}

void fact_documents::load_pins(facts& known, const fact_keys& keys, const scope& in) {
    for (const channel_id& where : keys.pins_of) {
        if (!known.channels.contains(where)) continue;
        known.pins.insert_or_assign(where, messages_.pin_count(where, &in));
    }
}

std::vector<nonce_key> fact_documents::load_nonces(facts& known,
                                                   const fact_keys& keys,
                                                   wall_time since,
                                                   const scope& in) {
    std::vector<nonce_key> expired;
    if (keys.nonces.empty()) return expired;
    cursor rows =
        from_.find({coll::nonces, holding_nonces({keys.nonces.begin(), keys.nonces.end()})}, &in);
    while (rows.next()) {
        const bool is_old = rows.row().time("at") < since;
        for (const auto& [key, earlier] : to_nonces(rows.row())) {
            if (!keys.nonces.contains(key)) continue;
            if (is_old) {
                expired.push_back(key);
            } else {
                known.nonces.emplace(key, earlier);
            }
        }
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

/// Of those who are in: who has gone has no password that counts.
void fact_documents::load_passwords(facts& known, const fact_keys& keys, const scope& in) {
    std::set<username> people;
    for (const username& who : keys.passwords_of) {
        if (known.members.contains(who)) people.insert(who);
    }
    if (people.empty()) return;
    cursor rows = from_.find({coll::passwords, any_of("_id", people)}, &in);
    while (rows.next()) {
        const view row = rows.row();
        known.password_hashes.insert_or_assign(username(row.text("_id")),
                                               std::string(row.text("hash")));
    }
}

}  // namespace snug::mongo
