#include "live/read_marks.hpp"

#include "base/limits.hpp"

#include <algorithm>

namespace snug {

bool read_marks::knows(const username& who) const {
    const auto found = people_.find(who);
    return found != people_.end() && found->second.loaded;
}

void read_marks::expect(const username& who) {
    people_.try_emplace(who);
}

read_marks::counted read_marks::to_counted(const read_state& state, const generations& asked_at) {
    const auto generation = asked_at.find(state.channel);
    return {.count = {state.unread, state.mentions},
            .to = state.counted_to,
            .generation = generation == asked_at.end() ? 0 : generation->second};
}

void read_marks::load(const username& who,
                      const std::vector<read_state>& states,
                      const generations& asked_at) {
    person& loaded = people_[who];
    if (loaded.loaded) return;
    loaded.loaded = true;
    for (const read_state& state : states) {
        loaded.places.try_emplace(
            state.channel, place{.seq = state.read_seq, .by_store = to_counted(state, asked_at)});
        if (state.notify != notify_settings())
            loaded.chosen.try_emplace(state.channel, state.notify);
    }
}

void read_marks::recount(const username& who,
                         const std::vector<read_state>& states,
                         const generations& asked_at) {
    const auto found = people_.find(who);
    if (found == people_.end()) return;
    for (const read_state& state : states) {
        place& at = found->second.places[state.channel];
        if (at.seq == state.read_seq) at.by_store = to_counted(state, asked_at);
    }
}

/// A count that reaches above what we have heard of would be counted twice when it comes.
bool read_marks::is_good(const std::optional<counted>& count,
                         const channel& where,
                         const topic& shelf) {
    return count && count->generation == shelf.generation() && count->to <= where.last_seq &&
           shelf.covers(count->to);
}

bool read_marks::lacks_count(const username& who, const channel& where, const topic* shelf) const {
    const place* known = find(who, where.id);
    const sequence read = known == nullptr ? 0 : known->seq;
    if (read >= where.last_seq) return false;
    if (shelf == nullptr) return true;
    if (shelf->covers(read)) return false;
    return known == nullptr || !is_good(known->by_store, where, *shelf);
}

void read_marks::mark(const username& who, const channel_id& where, sequence seq) {
    const auto found = people_.find(who);
    if (found == people_.end()) return;
    found->second.places.insert_or_assign(where, place{.seq = seq, .by_store = std::nullopt});
}

void read_marks::choose(const username& who,
                        const channel_id& where,
                        const notify_settings& chosen) {
    const auto found = people_.find(who);
    if (found != people_.end()) found->second.chosen.insert_or_assign(where, chosen);
}

const read_marks::place* read_marks::find(const username& who, const channel_id& where) const {
    const auto found = people_.find(who);
    if (found == people_.end()) return nullptr;
    const auto at = found->second.places.find(where);
    return at == found->second.places.end() ? nullptr : &at->second;
}

notify_settings read_marks::chosen(const username& who, const channel_id& where) const {
    const auto found = people_.find(who);
    if (found == people_.end()) return {};
    const auto at = found->second.chosen.find(where);
    return at == found->second.chosen.end() ? notify_settings() : at->second;
}

sequence read_marks::read_seq(const username& who, const channel_id& where) const {
    const place* known = find(who, where);
    return known == nullptr ? 0 : known->seq;
}

read_state read_marks::state(const username& who, const channel& where, const topic* shelf) const {
    const place* known = find(who, where.id);
    read_state state{.channel = where.id,
                     .read_seq = known == nullptr ? 0 : known->seq,
                     .notify = chosen(who, where.id)};
    if (state.read_seq >= where.last_seq || shelf == nullptr) return state;
    if (shelf->covers(state.read_seq) || known == nullptr || !known->by_store) {
        const unread_count held = shelf->count_after(state.read_seq, who);
        state.unread = held.unread;
        state.mentions = held.mentions;
        return state;
    }
    // A stale count is near the truth; whoever needs the truth has asked `lacks_count` before.
    const counted& before = *known->by_store;
    const unread_count since = shelf->count_after(std::max(before.to, state.read_seq), who);
    state.unread = std::min(before.count.unread + since.unread, limits::unread_max);
    state.mentions = std::min(before.count.mentions + since.mentions, limits::unread_max);
    return state;
}

}  // namespace snug
