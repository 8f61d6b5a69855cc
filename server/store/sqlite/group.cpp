#include "store/sqlite/group.hpp"

namespace snug::sqlite {

namespace {

// All slices come round twice within a nonce's life, so none outlives it by more than half.
constexpr auto nonce_slice_every =
    std::chrono::duration_cast<std::chrono::milliseconds>(limits::nonce_lifetime) /
    (2 * message_changes::nonce_slices);

// A group takes away up to this many old log entries for each one it adds: the log shrinks, no post
// stalls.
constexpr std::size_t pruned_per_change = 4;

std::vector<result<outcome>> to_answers(const std::vector<result<decision>>& made,
                                        const std::vector<std::size_t>& ends,
                                        const std::vector<committed>& changes) {
    std::vector<result<outcome>> answers;
    answers.reserve(made.size());
    std::size_t first = 0;
    for (std::size_t i = 0; i < made.size(); ++i) {
        if (made[i]) {
            const auto from = changes.begin() + static_cast<std::ptrdiff_t>(first);
            const auto to = changes.begin() + static_cast<std::ptrdiff_t>(ends[i]);
            answers.emplace_back(to_outcome(*made[i], std::vector<committed>(from, to)));
        } else {
            answers.emplace_back(std::unexpected(made[i].error()));
        }
        first = ends[i];
    }
    return answers;
}

}  // namespace

group_commit::group_commit(connection& on, const sqlite_options& options)
    : on_(on),
      options_(options),
      world_(on),
      facts_(on),
      reactions_(on),
      log_(on, reactions_),
      messages_(on),
      people_(on),
      channels_(on),
      personal_(on),
      head_(on, "UPDATE head SET pos = ?1, pruned_to = ?2") {
    // Anywhere: a server that is often restarted must come to all slices too.
    random_fill(std::span(&nonce_slice_, 1));
    reload();
}

void group_commit::reload() {
    messages_.drop();
    log_.forget();
    now_ = load_resident(world_);
    channels_.find_rubbish();
}

void group_commit::sweep() {
    transaction slice(on_, transaction::kind::write);
    channels_.sweep();
    slice.commit();
}

void group_commit::load_facts(std::span<const intent* const> wanted, wall_time at) {
    fact_keys keys;
    for (const intent* one : wanted)
        add_needs(keys, *one);
    facts_.load(now_.known, keys, at - limits::nonce_lifetime);
    personal_.load(now_, keys);
    for (const reaction_key& key : keys.reactions) {
        if (reactions_.has(key, now_)) now_.known.reactions.insert(key);
    }
}

group_result group_commit::run(std::span<const intent* const> wanted) {
    const wall_time at = options_.clock();
    transaction all(on_, transaction::kind::write);

    load_facts(wanted, at);
    std::vector<result<decision>> made;
    std::vector<std::size_t> ends;
    std::vector<committed> changes;
    made.reserve(wanted.size());
    ends.reserve(wanted.size());
    changes.reserve(wanted.size() * 2);
    for (const intent* one : wanted) {
        made.push_back(decide_one(*one, at, changes));
        ends.push_back(changes.size());
    }
    if (!changes.empty()) finish(changes.size(), at);
    all.commit();
    now_.drop_keyed();

    group_result done;
    done.answers = to_answers(made, ends, changes);
    if (!changes.empty()) {
        done.changes = std::make_shared<const std::vector<committed>>(std::move(changes));
    }
    return done;
}

/// Decides, gives positions, folds into the facts for the next of the group, and writes.
result<decision> group_commit::decide_one(const intent& wanted,
                                          wall_time at,
                                          std::vector<committed>& changes) {
    auto made = decide(now_.known, wanted);
    if (!made) return made;
    position pos = now_.head.pos;
    for (change& what : made->changes) {
        if (is_logged(what)) stamp(what, ++pos);
    }
    apply(now_.known, *made);
    for (change& what : made->changes) {
        const bool logged = is_logged(what);
        std::visit([this](const auto& one) { write(one); }, what);
        if (logged) log_.append(++now_.head.pos, what, now_, at);
        changes.push_back({logged ? now_.head.pos : 0, std::move(what)});
    }
    if (made->nonce && made->nonce_as) messages_.remember(*made->nonce_as, *made->nonce, at);
    return made;
}

void group_commit::finish(std::size_t change_count, wall_time at) {
    messages_.flush();
    log_.prune(now_.head,
               options_.log_entries_min,
               at - limits::log_lifetime,
               change_count * pruned_per_change);
    // Either way: the clock may have been set back.
    if (std::chrono::abs(at - nonces_pruned_) >= nonce_slice_every) {
        messages_.prune_nonces(nonce_slice_, at - limits::nonce_lifetime);
        ++nonce_slice_;  // after the last comes the first
        nonces_pruned_ = at;
    }
    head_.run(now_.head.pos, now_.head.pruned_to);
}

}  // namespace snug::sqlite
