// Events and frames of what is told about voice rooms. Ephemeral: none has a position. Pure
// functions.
#pragma once

#include "domain/ids.hpp"
#include "live/frame.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace snug {

/// What an m-line carries.
struct voice_slot {
    username user;
    std::string_view kind;  // mic, camera, screen or screen_audio; of static storage

    friend bool operator==(const voice_slot&, const voice_slot&) = default;
};

/// What each m-line carries (nothing: null), and how many more would be needed.
struct voice_slots {
    std::map<std::string, std::optional<voice_slot>> by_mid;
    std::size_t need = 0;        // of audio
    std::size_t need_video = 0;  // of video

    friend bool operator==(const voice_slots&, const voice_slots&) = default;
};

/// What somebody in a call is told, wherever his stream is.
struct voice_event {
    std::string_view name;  // one of a few that live for ever
    std::string data;       // JSON, one line

    friend bool operator==(const voice_event&, const voice_event&) = default;
};

voice_event voice_slots_event(std::string_view session, const voice_slots& slots);
/// All who speak at this moment.
voice_event voice_speaking_event(const channel_id& where, const std::set<username>& speakers);
/// That a call of his own has ended, and why: left, moved, removed, lost.
voice_event voice_ended_event(std::string_view session, std::string_view reason);

/// The name of such an event that lives for ever; nullopt: none is called that.
std::optional<std::string_view> known_voice_event(std::string_view name);

shared_bytes voice_frame(const voice_event& what);
/// `room` is what `voice_roster::room_json` gives.
shared_bytes voice_state_frame(std::string_view room);

}  // namespace snug
