#include "store/mongo/group.hpp"

#include "base/network_limits.hpp"
#include "store/answers.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"

#include <algorithm>

namespace snug::mongo {

namespace {

// Old nonces are looked for so often, and so many groups' are taken away at once.
constexpr auto nonces_pruned_every = std::chrono::seconds(10);
constexpr int nonces_pruned_max = 500;

// A group takes away up to this many old groups of the log for each change it adds.
constexpr std::size_t pruned_per_change = 4;
constexpr std::size_t pruned_max = 200;

// After somebody else's group, or a nonce that was there already, so many groups ask the head.
constexpr int careful_groups = 16;

/// What changes neither people nor channels, so that memory can take it back.
bool is_simple(const intent& one) {
    return std::holds_alternative<send_message>(one) || std::holds_alternative<react>(one) ||
           std::holds_alternative<mark_read>(one);
}

/// What a group needs of the head: not the last seq of every channel there is.
document fields_for(const fact_keys& keys) {
    document fields;
    for (const char* field : {"epoch",
                              "pos",
                              "pruned_to",
                              "turn",
                              "people_turn",
                              "marked_to",
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
      log_(on) {}

bool group_commit::failed() {
    forget_keyed(now_.known);
    careful_left_ = careful_groups;
    if (trusted_) {
        restore();
        return true;
    }
    if (decided_) now_.distrust();
    return false;
}

void group_commit::succeeded(const prepared_group& done) {
    forget_keyed(now_.known);
    trusted_.reset();
    if (!done.changes) --now_.head.turn;  // it was not taken after all
    if (writes_.people_changed()) now_.changed_people(done.turn);
}

/// Memory as it was before an attempt that trusted it.
void group_commit::restore() {
    now_.head = std::move(trusted_->head);
    for (const auto& [where, seq] : trusted_->last_seqs)
        now_.known.channels.at(where).last_seq = seq;
    trusted_.reset();
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
    head_state head = to_head(found);
    const bool is_alone = head.turn == now_.head.turn + 1;
    if (!is_alone) {
        sure_of_.clear();
        careful_left_ = careful_groups;
    } else if (careful_left_ > 0) {
        --careful_left_;
    }
    now_.follow(std::move(head), on_, in);
    sure_of_.insert(keys.channels.begin(), keys.channels.end());
}

bool group_commit::may_trust(std::span<const intent* const> wanted, const fact_keys& keys) const {
    const auto is_sure = [this](const channel_id& where) {
        return sure_of_.contains(where) && now_.known.channels.contains(where);
    };
    return careful_left_ == 0 && now_.is_trusted() && std::ranges::all_of(keys.channels, is_sure) &&
           std::ranges::all_of(wanted, [](const intent* one) { return is_simple(*one); });
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
    if (may_trust(wanted, keys)) {
        if (auto made = prepare_trusting(wanted, keys, at, in)) return std::move(*made);
    }
    take_turn(keys, in);
    choose_setup_token(wanted);
    auto loaded = facts_.load(now_.known, keys, at - limits::nonce_lifetime, in);
    writes_.begin(std::move(loaded.kinds));
    writes_.forget_nonces(loaded.expired_nonces);

    decided_ = true;
    return write_decided(decide_all(wanted), at, head_guard::locked, in);
}

/// Nonces are taken to be new: one that is not meets the index and fails the attempt. nullopt when
/// somebody has to be refused or nothing changes: what memory says is no reason for that.
std::optional<prepared_group> group_commit::prepare_trusting(std::span<const intent* const> wanted,
                                                             fact_keys keys,
                                                             wall_time at,
                                                             const scope& in) {
    keys.nonces.clear();
    memory before{now_.head, {}};
    for (const channel_id& where : keys.channels)
        before.last_seqs.emplace_back(where, now_.known.channels.at(where).last_seq);
    trusted_ = std::move(before);
    writes_.begin(facts_.load(now_.known, keys, at - limits::nonce_lifetime, in).kinds);
    ++now_.head.turn;
    decided_group decided = decide_all(wanted);
    const bool is_refused = std::ranges::any_of(decided.made, [](const auto& one) { return !one; });
    if (is_refused || decided.changes.empty()) {
        forget_keyed(now_.known);
        restore();
        return std::nullopt;
    }
    return write_decided(std::move(decided), at, head_guard::as_it_was, in);
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
    write_all(group, changes, at, head_guard::locked, in);
    group.changes = std::make_shared<const std::vector<committed>>(std::move(changes));
    return group;
}

/// Decides, gives positions, folds into the facts for the next of the group, and gathers writes.
result<decision> group_commit::decide_one(const intent& wanted, std::vector<committed>& changes) {
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
    if (made->nonce && made->nonce_as) writes_.remember(*made->nonce_as, *made->nonce);
    return made;
}

group_commit::decided_group group_commit::decide_all(std::span<const intent* const> wanted) {
    decided_group decided;
    decided.made.reserve(wanted.size());
    decided.ends.reserve(wanted.size());
    decided.changes.reserve(wanted.size() * 2);
    for (const intent* one : wanted) {
        decided.made.push_back(decide_one(*one, decided.changes));
        decided.ends.push_back(decided.changes.size());
    }
    return decided;
}

prepared_group group_commit::write_decided(decided_group decided,
                                           wall_time at,
                                           head_guard guard,
                                           const scope& in) {
    prepared_group group = start_group();
    if (!decided.changes.empty()) write_all(group, decided.changes, at, guard, in);
    group.answers = to_answers(decided.made, decided.ends, decided.changes);
    if (!decided.changes.empty()) {
        group.changes = std::make_shared<const std::vector<committed>>(std::move(decided.changes));
    }
    return group;
}

void group_commit::write_all(const prepared_group& made,
                             const std::vector<committed>& changes,
                             wall_time at,
                             head_guard guard,
                             const scope& in) {
    batch& all = writes_.finish(at);
    const wall_time log_since = at - limits::log_lifetime;
    if (made.turn > now_.head.marked_to + limits::late_marks_groups_max ||
        log_.waits_for_marks(now_.head, options_.log_entries_min, log_since))
        settle_marks(all, in);
    now_.head.log.pruned_to = log_.prune(now_.head,
                                         options_.log_entries_min,
                                         log_since,
                                         std::min(changes.size() * pruned_per_change, pruned_max),
                                         all,
                                         in);
    prune_nonces(at, all, in);
    all.insert(coll::log, to_document(made.turn, at, made.by, changes));
    document head = writes_.head_update();
    if (const auto settled = news_.settled_to()) head.put("$max", of("outside_to", *settled));
    write_head(head, made.turn, guard, in);
    all.send(on_, &in);
}

/// First of all writes: where another group was quicker, nothing else has to be tried.
void group_commit::write_head(document change,
                              std::int64_t turn,
                              head_guard guard,
                              const scope& in) {
    document filter = of("_id", head_id);
    if (guard == head_guard::as_it_was) {
        filter.put("turn", turn - 1);
        change.put("$inc", of("turn", 1));
    }
    document statement = of("q", filter);
    statement.put("u", change);
    document command = of("update", coll::head);
    command.put("updates", array().add(statement));
    const document reply = on_.write(command, &in);
    if (view(reply).number("n") == 0) throw failure::overtaken();
}

void group_commit::settle_marks(batch& into, const scope& in) {
    const late_marks late =
        read_late_marks(on_, now_.head.marked_to, 2 * limits::late_marks_groups_max, &in);
    put_marks(late, now_.known.channels, into);
    now_.head.marked_to = late.to;
}

void group_commit::prune_nonces(wall_time at, batch& into, const scope& in) {
    // Either way: the clock may have been set back.
    if (std::chrono::abs(at - nonces_pruned_) < nonces_pruned_every) return;
    query old{coll::nonces, of("at", of("$lt", at - limits::nonce_lifetime))};
    old.options.put("sort", of("at", 1)).put("projection", of("_id", 1));
    old.options.put("limit", nonces_pruned_max);
    array turns;
    for (cursor rows = on_.find(old, &in); rows.next();)
        turns.add_field(rows.row().only("_id"), "_id");
    if (!turns.is_empty()) into.remove_all(coll::nonces, of("_id", of("$in", turns)));
    if (turns.count() < nonces_pruned_max) nonces_pruned_ = at;
}

}  // namespace snug::mongo
