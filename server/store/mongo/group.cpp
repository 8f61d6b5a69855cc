#include "store/mongo/group.hpp"

#include "store/answers.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"

#include <algorithm>

namespace snug::mongo {

namespace {

// Nonces are taken away slice by slice of their keys, which are uniform: no index on the time is
// needed, which every post would pay for. All slices come round twice within a nonce's life.
constexpr unsigned nonce_slices = 256;
constexpr auto nonce_slice_every =
    std::chrono::duration_cast<std::chrono::milliseconds>(limits::nonce_lifetime) /
    (2 * nonce_slices);

// A group takes away up to this many old groups of the log for each change it adds.
constexpr std::size_t pruned_per_change = 4;
constexpr std::size_t pruned_max = 200;

/// What a group needs of the head: not the last seq of every channel there is.
document fields_for(const fact_keys& keys) {
    document fields;
    for (const char* field : {"epoch",
                              "pos",
                              "pruned_to",
                              "turn",
                              "people_turn",
                              "server",
                              "set_up",
                              "setup_offers",
                              "audit_no"})
        fields.put(field, 1);
    if (!keys.channels_of.empty() || keys.open_channels) {  // then any of them can be told of
        fields.put("seq", 1);
        return fields;
    }
    for (const channel_id& where : keys.channels) {
        if (is_channel_key(where)) fields.put(seq_key(where), 1);
    }
    return fields;
}

}  // namespace

group_commit::group_commit(database& on,
                           const mongo_options& options,
                           std::string node,
                           const outside_news& news)
    : on_(on),
      options_(options),
      node_(std::move(node)),
      facts_(on, options.home_collection),
      writes_(now_, options.home_collection, node_),
      taking_in_(on, now_, options.home_collection),
      news_(news),
      log_(on) {
    // Anywhere: a server that is often restarted must come to all slices too.
    random_fill(std::span(&nonce_slice_, 1));
}

void group_commit::failed() {
    forget_keyed(now_.known);
    if (decided_) now_.distrust();
}

void group_commit::succeeded(const prepared_group& done) {
    forget_keyed(now_.known);
    if (writes_.people_changed()) now_.changed_people(done.turn);
}

void group_commit::take_turn(const fact_keys& keys, const scope& in) {
    document command;
    command.put("findAndModify", coll::head)
        .put("query", of("_id", head_id))
        .put("update", of("$inc", of("turn", 1)))
        .put("new", true)
        .put("fields", fields_for(keys));
    const document reply = on_.write(command, &in);
    const view found = view(reply).child("value");
    if (!found.has("turn")) throw failure(0, "the collection `head` is empty");
    now_.follow(to_head(found), on_, in);
}

/// The rule knows of one token: the one that is named, if it is one of those that were offered.
void group_commit::choose_setup_token(std::span<const intent* const> wanted) {
    if (now_.known.set_up) return;
    for (const intent* one : wanted) {
        const auto* setup = std::get_if<complete_setup>(one);
        if (setup == nullptr || !setup->token) continue;
        const auto& offers = now_.head.setup_offers;
        const bool is_good =
            std::ranges::find(offers, *setup->token, &setup_offer::token) != offers.end();
        if (is_good) now_.known.setup_token = setup->token;
    }
}

prepared_group group_commit::prepare(std::span<const intent* const> wanted, const scope& in) {
    const wall_time at = options_.clock();
    fact_keys keys;
    for (const intent* one : wanted)
        add_needs(keys, *one);
    decided_ = false;
    take_turn(keys, in);
    choose_setup_token(wanted);
    auto loaded = facts_.load(now_.known, keys, at - limits::nonce_lifetime, in);
    writes_.begin(std::move(loaded.kinds));
    writes_.forget_nonces(loaded.expired_nonces);

    std::vector<result<decision>> made;
    std::vector<std::size_t> ends;
    std::vector<committed> changes;
    made.reserve(wanted.size());
    ends.reserve(wanted.size());
    changes.reserve(wanted.size() * 2);
    decided_ = true;
    for (const intent* one : wanted) {
        made.push_back(decide_one(*one, at, changes));
        ends.push_back(changes.size());
    }
    prepared_group group = start_group();
    if (!changes.empty()) write_all(group, changes, at, in);
    group.answers = to_answers(made, ends, changes);
    if (!changes.empty()) {
        group.changes = std::make_shared<const std::vector<committed>>(std::move(changes));
    }
    return group;
}

prepared_group group_commit::start_group() {
    prepared_group made;
    made.turn = now_.head.turn;
    made.by = {node_, ++attempts_};
    return made;
}

prepared_group group_commit::prepare(const outside_work& work,
                                     std::size_t new_max,
                                     const scope& in) {
    const wall_time at = options_.clock();
    fact_keys keys;
    keys.channels.insert(home_channel);
    decided_ = false;
    take_turn(keys, in);
    writes_.begin({});
    std::vector<committed> changes;
    for (change& what : taking_in_.look(work, new_max, at, writes_.beside(), in)) {
        stamp(what, ++now_.head.log.pos);
        const auto* deleted = std::get_if<message_deleted>(&what);
        if (deleted != nullptr && taking_in_.is_removed(deleted->tombstone.id)) {
            writes_.write_removal(deleted->tombstone);
        } else {
            writes_.write(what);
        }
        changes.push_back({now_.head.log.pos, std::move(what)});
    }
    prepared_group group = start_group();
    if (writes_.beside().is_empty()) return group;
    write_all(group, changes, at, in);
    group.changes = std::make_shared<const std::vector<committed>>(std::move(changes));
    return group;
}

/// Decides, gives positions, folds into the facts for the next of the group, and gathers writes.
result<decision> group_commit::decide_one(const intent& wanted,
                                          wall_time at,
                                          std::vector<committed>& changes) {
    auto made = decide(now_.known, wanted);
    if (!made) return made;
    position pos = now_.head.log.pos;
    for (change& what : made->changes) {
        if (is_logged(what)) stamp(what, ++pos);
        writes_.keep_version(what);
    }
    apply(now_.known, *made);
    for (change& what : made->changes) {
        const bool logged = is_logged(what);
        writes_.write(what);
        if (logged) ++now_.head.log.pos;
        changes.push_back({logged ? now_.head.log.pos : 0, std::move(what)});
    }
    if (made->nonce && made->nonce_as) writes_.remember(*made->nonce_as, *made->nonce, at);
    return made;
}

void group_commit::write_all(prepared_group& made,
                             const std::vector<committed>& changes,
                             wall_time at,
                             const scope& in) {
    batch& all = writes_.finish();
    const position pruned_to = log_.prune(now_.head.log,
                                          options_.log_entries_min,
                                          at - limits::log_lifetime,
                                          std::min(changes.size() * pruned_per_change, pruned_max),
                                          all,
                                          in);
    prune_nonces(at, all);
    all.insert(coll::log, to_document(made.turn, at, made.by, changes));
    document head = writes_.head_update(now_.head.log.pos, pruned_to);
    if (const auto settled = news_.settled_to()) head.put("$max", of("outside_to", *settled));
    all.update(coll::head, of("_id", head_id), head);
    all.send(on_, &in);
}

void group_commit::prune_nonces(wall_time at, batch& into) {
    // Either way: the clock may have been set back.
    if (std::chrono::abs(at - nonces_pruned_) < nonce_slice_every) return;
    std::array<std::uint8_t, 16> first{};
    std::array<std::uint8_t, 16> last{};
    last.fill(0xFF);
    first[0] = last[0] = nonce_slice_++;  // after the last comes the first
    document keys;
    keys.put("$gte", first).put("$lte", last);
    document filter;
    filter.put("_id", keys).put("at", of("$lt", at - limits::nonce_lifetime));
    into.remove_all(coll::nonces, filter);
    nonces_pruned_ = at;
}

}  // namespace snug::mongo
