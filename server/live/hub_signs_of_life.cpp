// What people show of themselves that no log keeps: how they choose to be seen, who is here, who
// types, which film is being made. Told with a tick, and gone after a restart.
#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "live/hub.hpp"
#include "live/wire_event.hpp"

#include <algorithm>
#include <utility>

namespace snug {

void hub::remember(const std::vector<chosen_status>& chosen, wall_time now) {
    for (const chosen_status& one : chosen) {
        chosen_status still = as_of(one, now);
        std::optional<steady_time> words_end;
        if (still.words_until) words_end = now_() + (*still.words_until - now);
        presence_.choose(still.who, std::move(still.wanted), words_end);
    }
}

void hub::choose(const username& who, status wanted, std::optional<steady_time> words_end) {
    if (chose_) chose_(who, wanted, words_end);
    choose_elsewhere(who, std::move(wanted), words_end);
}

void hub::choose_elsewhere(const username& who,
                           status wanted,
                           std::optional<steady_time> words_end) {
    presence_.choose(who, std::move(wanted), words_end);
    tell_own_presence(who);
}

void hub::type(const username& who, const channel_id& where) {
    if (typed_) typed_(who, where);
    type_elsewhere(who, where);
}

void hub::type_elsewhere(const username& who, const channel_id& where) {
    std::set<username>& people = typing_[where];
    if (people.size() < limits::typing_per_tick_max) people.insert(who);
}

/// One push for each channel and reader, however many type there.
void hub::tell_typing() {
    for (const auto& [where, people] : std::exchange(typing_, {})) {
        tell_seers(where, typing_frames(where, people));
    }
}

void hub::tell_seers(const channel_id& where, const shared_bytes& frame) {
    const channel* place = state_.seen().find_channel(where);
    if (place == nullptr) return;
    for (auto& [name, to] : people_) {
        const member* viewer = state_.seen().find_member(name);
        if (viewer != nullptr && may_see(*viewer, *place))
            push_to(name, frame, quietness::not_quiet);
    }
}

void hub::progress(const film_progress& of) {
    if (progressed_) progressed_(of);
    progress_elsewhere(of);
}

void hub::progress_elsewhere(const film_progress& of) {
    tell_seers(of.where, film_progress_frame(of));
    flush_or_plan();
}

/// To his own devices, as he chose and not as others see it.
void hub::tell_own_presence(const username& who) {
    if (!people_.contains(who)) return;
    push_to(who, presence_frames({{who, presence_.chosen_of(who)}}), quietness::not_quiet);
}

void hub::tell_presence(const std::vector<presence::change>& changes) {
    const shared_bytes all = presence_frames(changes);
    for (auto& [name, to] : people_) {
        const member* viewer = state_.seen().find_member(name);
        if (viewer == nullptr) continue;
        const auto own = std::ranges::find(changes, name, &presence::change::who);
        const bool is_among = own != changes.end();
        // That he is here he knows.
        if (is_among && !own->is_arrival) tell_own_presence(name);
        if (!is_among && may(viewer->role, action::see_open_channels)) {
            push_to(name, all, quietness::not_quiet);
            continue;
        }
        std::vector<presence::change> known;  // of himself he was told above
        std::ranges::copy_if(changes, std::back_inserter(known), [&](const presence::change& of) {
            const member* other = state_.seen().find_member(of.who);
            return other != nullptr && other != viewer && state_.seen().sees(*viewer, *other);
        });
        if (!known.empty()) push_to(name, presence_frames(known), quietness::not_quiet);
    }
}

}  // namespace snug
