// Frames of what is told about voice rooms. Ephemeral: none has a position. Pure functions.
#pragma once

#include "domain/ids.hpp"
#include "live/frame.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace snug {

/// Whom each m-line carries (nobody: null), and how many more would be needed.
struct voice_slots {
    std::map<std::string, std::optional<username>> by_mid;
    std::size_t need = 0;

    friend bool operator==(const voice_slots&, const voice_slots&) = default;
};

/// `room` is what `voice_roster::room_json` gives.
shared_bytes voice_state_frame(std::string_view room);
shared_bytes voice_slots_frame(std::string_view session, const voice_slots& slots);
/// All who speak at this moment.
shared_bytes voice_speaking_frame(const channel_id& where, const std::set<username>& speakers);
/// That a call of his own has ended, and why: left, moved, removed, lost.
shared_bytes voice_ended_frame(std::string_view session, std::string_view reason);

}  // namespace snug
