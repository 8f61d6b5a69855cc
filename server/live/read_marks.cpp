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

void read_marks::load(const username& who, const std::vector<read_state>& states) {
    person& loaded = people_[who];
    if (loaded.loaded) return;
    loaded.loaded = true;
    for (const read_state& state : states) {
        loaded.places.try_emplace(
            state.channel,
            place{.seq = state.read_seq, .counted = unread_count{state.unread, state.mentions}});
    }
}

void read_marks::recount(const username& who, const std::vector<read_state>& states) {
    const auto found = people_.find(who);
    if (found == people_.end()) return;
    for (const read_state& state : states) {
        const auto at = found->second.places.find(state.channel);
        if (at == found->second.places.end() || at->second.seq != state.read_seq) continue;
        at->second.counted = unread_count{state.unread, state.mentions};
    }
}

bool read_marks::lacks_count(const username& who, const channel& where, const topic* shelf) const {
    const place* known = find(who, where.id);
    if (known == nullptr || known->counted || known->seq >= where.last_seq) return false;
    return shelf == nullptr || !shelf->covers(known->seq);
}

void read_marks::mark(const username& who, const channel_id& where, sequence seq) {
    const auto found = people_.find(who);
    if (found == people_.end()) return;
    found->second.places.insert_or_assign(where, place{.seq = seq, .counted = std::nullopt});
}

const read_marks::place* read_marks::find(const username& who, const channel_id& where) const {
    const auto found = people_.find(who);
    if (found == people_.end()) return nullptr;
    const auto at = found->second.places.find(where);
    return at == found->second.places.end() ? nullptr : &at->second;
}

sequence read_marks::read_seq(const username& who, const channel_id& where) const {
    const place* known = find(who, where);
    return known == nullptr ? 0 : known->seq;
}

read_state read_marks::state(const username& who, const channel& where, const topic* shelf) const {
    const place* known = find(who, where.id);
    read_state state{.channel = where.id, .read_seq = known == nullptr ? 0 : known->seq};
    if (state.read_seq >= where.last_seq || shelf == nullptr) return state;
    const unread_count held = shelf->count_after(state.read_seq, who);
    state.unread = held.unread;
    state.mentions = held.mentions;
    if (!shelf->covers(state.read_seq) && known != nullptr && known->counted) {
        // More lies above the mark than memory holds: 200 newest against the store's count when it
        // was asked.
        state.unread = std::max(state.unread, known->counted->unread);
        state.mentions = std::max(state.mentions, known->counted->mentions);
    }
    return state;
}

}  // namespace snug
