#include "live/guest_sight.hpp"

#include "domain/permission.hpp"
#include "live/wire_member.hpp"

#include <algorithm>
#include <iterator>

namespace snug {

namespace {

bool rank_changes(const world& before, const member& now) {
    const member* held = before.find_member(now.name);
    return held == nullptr || held->role != now.role;
}

/// Whom a change is about, where it may change which guests see that person.
std::optional<username> person_in(const world& before, const change& what) {
    if (const auto* left = std::get_if<member_left>(&what)) return left->user;
    if (const auto* in = std::get_if<channel_let_in>(&what)) return in->user;
    if (const auto* out = std::get_if<channel_put_out>(&what)) return out->user;
    const auto* updated = std::get_if<member_updated>(&what);
    if (updated == nullptr || !rank_changes(before, updated->member)) return std::nullopt;
    return updated->member.name;
}

/// The channel whose people some guest may lose sight of all at once.
std::optional<channel_id> place_in(const change& what) {
    if (const auto* out = std::get_if<channel_put_out>(&what)) return out->channel;
    if (const auto* closed = std::get_if<channel_closed>(&what)) return closed->channel.id;
    if (const auto* deleted = std::get_if<channel_deleted>(&what)) return deleted->channel;
    return std::nullopt;
}

}  // namespace

guest_sight::guest_sight(const world& before, const change& what) : whom_(person_in(before, what)) {
    if (whom_) saw_ = before.guests_who_see(*whom_);
    const bool is_update = std::holds_alternative<member_updated>(what);
    keeps_rank_ = is_update && !whom_;
    const auto* joined = std::get_if<member_joined>(&what);
    if (joined != nullptr && before.forgotten().contains(joined->member.name))
        remembered_ = joined->member.name;
    const auto place = place_in(what);
    const channel* where = place ? before.find_channel(*place) : nullptr;
    if (where == nullptr) return;
    guests_ = before.guests_in(*where);
    if (std::holds_alternative<channel_put_out>(what)) {
        std::erase_if(guests_, [this](const username& guest) { return guest != whom_; });
    }
    if (!guests_.empty()) people_ = before.people_in(*where);
}

void guest_sight::tell(live_event& event, const world& after) const {
    event.guests_unknown = false;
    if (keeps_rank_) event.anew.clear();
    // Nothing that they may hear says that he is not forgotten any more.
    if (remembered_) event.anew = after.guests_who_do_not_see(*remembered_);
    for (const username& guest : guests_) {
        const member* viewer = after.find_member(guest);
        if (viewer != nullptr && !after.sees_all(*viewer, people_)) event.anew.push_back(guest);
    }
    if (whom_) tell_of_person(event, after);
}

void guest_sight::tell_of_person(live_event& event, const world& after) const {
    const std::vector<username> see = after.guests_who_see(*whom_);
    const member* now = after.find_member(*whom_);
    const std::string id = to_text(cursor{after.epoch(), event.pos});
    std::string data;
    std::ranges::set_difference(saw_, see, std::back_inserter(event.guests));
    if (!event.guests.empty() && now == nullptr) {
        event.for_guests = event.frame;  // member_left, and why
    } else if (!event.guests.empty()) {
        append_departure(data, *whom_, "hidden");
        event.for_guests = make_frame("member_left", data, id);
        event.before_for_guests = make_frame("member_left", data, "");
    } else {
        std::ranges::set_difference(see, saw_, std::back_inserter(event.guests));
        if (event.guests.empty()) return;
        append_member(data, *now);
        event.for_guests = make_frame("member_joined", data, id);
        event.before_for_guests = make_frame("member_joined", data, "");
    }
}

}  // namespace snug
