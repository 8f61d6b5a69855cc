// Frames of the events that are no change of the log: hello, read, presence, sign-out. Pure
// functions, any thread.
#pragma once

#include "live/film_progress.hpp"
#include "live/frame.hpp"
#include "live/presence.hpp"
#include "store/reader.hpp"

#include <set>
#include <string_view>
#include <vector>

namespace snug {

/// `id` is empty when the client gave a cursor: a cut during the replay must not move it. `rooms`
/// is what `voice_roster::rooms_json` gives.
shared_bytes hello_frame(std::string_view cursor,
                         const std::vector<read_state>& reads,
                         const std::vector<username>& blocked,
                         std::string_view rooms,
                         std::string_view id);
shared_bytes read_frame(const read_state& mine);
shared_bytes resync_frame(std::string_view reason, std::string_view id);
shared_bytes blocked_frame(const block& what, bool blocked);
shared_bytes saved_frame(const message_saved& what);
/// Also of one that has other tags now.
shared_bytes gif_added_frame(const shelved& what);
shared_bytes gif_removed_frame(const file_id& which);
shared_bytes notify_frame(const channel_id& where, const notify_settings& chosen);
/// `id` is empty for what stands before an event that has one.
shared_bytes hidden_frame(const channel_id& where, std::string_view id = {});
shared_bytes deleted_channel_frame(const channel_id& where, std::string_view id);
shared_bytes signed_out_frame(std::string_view reason);

shared_bytes film_progress_frame(const film_progress& of);

/// One event for each person typing in that channel, all in one frame.
shared_bytes typing_frames(const channel_id& where, const std::set<username>& people);

/// One event for each change, all in one frame.
shared_bytes presence_frames(const std::vector<presence::change>& changes);

}  // namespace snug
