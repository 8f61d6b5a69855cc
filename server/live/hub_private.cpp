#include "domain/permission.hpp"
#include "live/hub.hpp"
#include "live/wire_event.hpp"
#include "live/wire_voice.hpp"

// What the hub tells somebody's own devices alone, who is in which voice room, and what comes onto
// the shelf: it has no position and is not told again, but `hello`, the snapshot and the list of
// the shelf say how it stands.

namespace snug {

void hub::tell_notify(const notify_set& what) {
    const member* viewer = state_.seen().find_member(what.user);
    const channel* place = state_.seen().find_channel(what.channel);
    if (viewer == nullptr || place == nullptr || !may_see(*viewer, *place)) return;
    push_to(what.user, notify_frame(what.channel, what.settings), quietness::not_quiet);
}

/// Blocks that end with him whom they are about: nobody is left to be blocked.
std::vector<block> hub::blockers_of(const change& what) const {
    const auto* left = std::get_if<member_left>(&what);
    if (left == nullptr || left->why != departure::deleted) return {};
    return state_.seen().blocks_against(left->user);
}

/// What somebody keeps for himself, to his other devices.
void hub::tell_private(const change& what) {
    if (const auto* set = std::get_if<block_set>(&what))
        push_to(set->block.by, blocked_frame(set->block, set->blocked), quietness::not_quiet);
    if (const auto* saved = std::get_if<message_saved>(&what))
        push_to(saved->user, saved_frame(*saved), quietness::not_quiet);
}

/// The shelf is everybody's. Who was away reads it anew when he opens it.
void hub::tell_shelf(const change& what) {
    shared_bytes frame;
    if (const auto* put = std::get_if<shelf_put>(&what)) frame = gif_added_frame(put->item);
    if (const auto* gone = std::get_if<shelf_removed>(&what)) frame = gif_removed_frame(gone->id);
    if (!frame) return;
    for (const auto& [name, to] : people_)
        push_to(name, frame, quietness::not_quiet);
}

void hub::tell_person(const username& who, const shared_bytes& frame) {
    push_to(who, frame, quietness::not_quiet);
    flush_or_plan();
}

void hub::tell_room(const channel_id& where) {
    tell_seers(where, voice_state_frame(rooms_.room_json(where)));
    flush_or_plan();
}

}  // namespace snug
