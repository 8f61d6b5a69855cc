// Who speaks, and whom a full room hears (RFC 6464 levels, said by the senders themselves: they can
// lie, which makes them louder than they are and nothing else). Values of one owner, no clock.
#pragma once

#include "voice/core/instant.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace snug::voice {

/// How loud one sender has been of late.
class loudness {
public:
    /// A packet with the level it claims: 0 is loudest, 127 silence. Loud words count at once, they
    /// fade within some packets.
    void hear(instant now, std::uint8_t level);

    /// Speech now or within `limits::speaking_hold`.
    bool is_speaking(instant now) const;
    /// Whether it sends at all.
    bool is_active(instant now) const;
    /// Smoothed, in −dBov.
    float level() const { return level_; }
    /// The loudest that a packet has claimed.
    std::uint8_t loudest() const { return loudest_; }

private:
    float level_ = 127;
    std::uint8_t loudest_ = 127;
    std::optional<instant> last_packet_;
    std::optional<instant> last_speech_;
};

struct talker {
    std::size_t who = 0;
    float level = 127;
    bool heard = false;  // until now
};

/// Sorts those who are to be heard to the front and returns how many they are: all, as long as they
/// are `limits::voice_heard_max` at most, else the loudest. Who is heard already has a bonus, so
/// that two of the same loudness do not take turns.
std::size_t choose_heard(std::span<talker> talkers);

}  // namespace snug::voice
