#include "live/replay.hpp"

#include "base/json.hpp"
#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "live/wire_event.hpp"

#include <algorithm>

namespace snug {

void replay::start(const subscription_ptr& to, position from) {
    to->move_to(from);
    go_on(to);
    to->flush();
}

void replay::tick() {
    for (const auto& waiter : std::exchange(waiting_, {})) {
        const subscription_ptr to = waiter.lock();
        if (!to || !to->is_open()) continue;
        go_on(to);
        to->flush();
    }
}

void replay::go_on(const subscription_ptr& to) {
    const world& seen = state_.seen();
    if (to->at() >= seen.pos()) return finish(*to);
    if (!state_.tail().covers(to->at())) return ask_log(to);
    if (give_tail(to) && !to->is_live()) finish(*to);
}

bool replay::give_tail(const subscription_ptr& to) {
    const log_tail& tail = state_.tail();
    while (to->at() < tail.last()) {
        if (to->queued_bytes() > limits::replay_queue_bytes_max) {
            to->flush();
            if (to->queued_bytes() > limits::replay_queue_bytes_max) {
                waiting_.push_back(to);
                return false;
            }
        }
        if (!give(*to, tail.at(to->at() + 1))) return false;
    }
    return true;
}

/// What he saw before his rank changed the log cannot tell, nor what he missed out of sight; nor
/// whom a guest saw before something that is in the log alone.
bool replay::starts_anew(const live_event& event, const member& viewer) const {
    if (std::ranges::find(event.anew, viewer.name) != event.anew.end()) return true;
    const bool is_guest = !may(viewer.role, action::see_open_channels);
    if (!event.guests_unknown || !is_guest) return false;
    return event.channel == channel_id() || event.person == viewer.name ||
           state_.seen().reaches(event.to, viewer);
}

bool replay::give(subscription& to, const live_event& event) {
    const member* viewer = state_.seen().find_member(to.who());
    if (viewer == nullptr || !to.is_open()) return false;
    to.move_to(event.pos);
    if (starts_anew(event, *viewer)) {
        resync(to, "invalid");
        return false;
    }
    if (to.is_quiet() && !event.for_quiet) return true;
    if (const shared_bytes frame = state_.replay_frame_for(event, *viewer)) to.push(frame);
    return to.is_open();
}

void replay::ask_log(const subscription_ptr& to) {
    to->flush();
    if (to->queued_bytes() > limits::replay_queue_bytes_max) {
        waiting_.push_back(to);
        return;
    }
    readers_.ask<std::vector<committed>>(
        [after = to->at()](reader& from) { return from.log_after(after, limits::replay_batch); },
        [this, waiter = std::weak_ptr(to)](const result<std::vector<committed>>& log) {
            const subscription_ptr still = waiter.lock();
            if (still && still->is_open()) take_log(still, log);
        });
}

void replay::take_log(const subscription_ptr& to, const result<std::vector<committed>>& log) {
    if (!log && log.error().code == errc::not_found) return resync(*to, "pruned");
    if (!log || log->empty()) return to->close();  // the store is away; the cursor stays good
    for (const committed& what : *log) {
        // The store is ahead of the world: rights at that position are not known yet, the feed will
        // bring both.
        if (what.pos > state_.seen().pos()) break;
        if (what.pos <= to->at()) continue;
        if (!give(*to, make_event(state_.seen(), what))) return;
    }
    go_on(to);
    to->flush();
}

void replay::resync(subscription& to, std::string_view reason) {
    to.push(resync_frame(reason, to_text(state_.seen().here())));
    finish(to);
    to.flush();
}

void replay::finish(subscription& to) {
    const std::string here = to_text(state_.seen().here());
    std::string data;
    json_writer(data).begin_object().key("cursor").value(here).end_object();
    to.push(make_frame("caught_up", data, here));
    to.move_to(state_.seen().pos());
    to.go_live();
}

}  // namespace snug
