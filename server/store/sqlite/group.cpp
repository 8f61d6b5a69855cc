#include "store/sqlite/group.hpp"

#include "store/answers.hpp"

#include <algorithm>

namespace snug::sqlite {

namespace {

// A group takes away up to this many old log entries and nonces for each change it makes: both
// shrink, no post stalls.
constexpr std::size_t pruned_per_change = 4;

/// The mark that follows the post at `at` and says that its author has read so far; null when there
/// is none.
const read_marked* mark_of_post(const std::vector<change>& all, std::size_t at) {
    if (at + 1 >= all.size()) return nullptr;
    const auto* posted = std::get_if<message_posted>(&all[at]);
    const auto* mark = std::get_if<read_marked>(&all[at + 1]);
    if (posted == nullptr || mark == nullptr) return nullptr;
    const message& m = posted->message;
    const bool is_its = m.author == mark->user && m.channel == mark->channel && m.seq == mark->seq;
    return is_its ? mark : nullptr;
}

}  // namespace

group_commit::group_commit(connection& on, const sqlite_options& options)
    : on_(on),
      options_(options),
      begin_(on, "BEGIN IMMEDIATE"),
      commit_(on, "COMMIT"),
      world_(on),
      nonces_(on),
      facts_(on, nonces_),
      reactions_(on),
      emoji_(on),
      log_(on, reactions_, emoji_),
      messages_(on),
      attachments_(on),
      loose_files_(on),
      people_(on),
      channels_(on),
      personal_(on),
      private_(on),
      shelf_(on),
      head_(on, "UPDATE head SET pos = ?1, pruned_to = ?2, marked_to = ?3") {
    reload();
}

void group_commit::reload() {
    log_.forget();
    nonces_.load();
    now_ = load_resident(world_);
    messages_.reload(now_.marked_to);
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
    private_.load(now_, keys);
    shelf_.load(now_.known, keys);
    for (const username& who : keys.loose_files_of) {
        const auto number = now_.user_numbers.find(who);
        if (number == now_.user_numbers.end()) continue;
        now_.known.loose_files.insert_or_assign(who, loose_files_.loose_count(number->second));
    }
    for (const reaction_key& key : keys.reactions) {
        if (reactions_.has(key, now_)) now_.known.reactions.insert(key);
    }
}

group_result group_commit::run(std::span<const intent* const> wanted) {
    const wall_time at = options_.clock();
    begin_.run();
    const unless_committed roll_back(on_);

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
    commit_.run();  // when it returns, the changes are on the disk
    forget_keyed(now_.known);

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
    bool is_told = false;  // the next change: by the log entry of its post
    for (std::size_t i = 0; i < made->changes.size(); ++i) {
        change& what = made->changes[i];
        if (is_told) {
            messages_.write_late(std::get<read_marked>(what), now_);
        } else {
            std::visit([this](const auto& one) { write(one); }, what);
        }
        const bool logged = is_logged(what);
        const read_marked* implied = mark_of_post(made->changes, i);
        if (logged) log_.append(++now_.head.pos, what, implied, now_, at);
        changes.push_back({logged ? now_.head.pos : 0, std::move(what)});
        is_told = implied != nullptr;
    }
    if (made->nonce && made->nonce_as) nonces_.remember(*made->nonce_as, *made->nonce, at);
    return made;
}

void group_commit::finish(std::size_t change_count, wall_time at) {
    // What the log still has to tell of read marks is never pruned.
    messages_.flush(now_, std::min(limits::late_marks_max, options_.log_entries_min));
    log_.prune(now_.head,
               options_.log_entries_min,
               at - limits::log_lifetime,
               change_count * pruned_per_change);
    nonces_.prune(at - limits::nonce_lifetime, change_count * pruned_per_change);
    head_.run(now_.head.pos, now_.head.pruned_to, now_.marked_to);
}

}  // namespace snug::sqlite
