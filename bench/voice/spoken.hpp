// What stands in the payload of every packet that the generator sends: who said it in which room,
// and when. The server passes payloads on as they are, so each listener can tell what was lost,
// what came from a room that is not his, and how long it took. A value; pure functions.
#pragma once

#include "loadgen/clock.hpp"
#include "voice/core/bits.hpp"

#include <cstdint>
#include <ctime>
#include <optional>

namespace snug::bench {

/// The kernel stamps datagrams that come by this clock.
inline nanos wall_now() {
    timespec time{};
    ::clock_gettime(CLOCK_REALTIME, &time);
    return time.tv_sec * second + time.tv_nsec;
}

struct spoken_stamp {
    std::uint16_t room = 0;
    std::uint16_t talker = 0;  // within the room
    bool counts = false;       // said while it is measured
    nanos sent_at = 0;         // by the wall clock
};

inline constexpr std::size_t spoken_bytes_min = 80;   // Opus at 32 kbit/s
inline constexpr std::size_t spoken_bytes_max = 160;  // and at 64
inline constexpr std::uint32_t spoken_magic = 0x536E'7567;

inline void write_spoken(voice::bytes_out payload, const spoken_stamp& stamp) {
    voice::store32(payload, 0, spoken_magic);
    voice::store16(payload, 4, stamp.room);
    voice::store16(payload, 6, stamp.talker);
    payload[8] = stamp.counts ? 1 : 0;
    voice::store64(payload, 16, static_cast<std::uint64_t>(stamp.sent_at));
}

/// Nullopt for what no generator has said.
inline std::optional<spoken_stamp> read_spoken(voice::bytes_view payload) {
    if (payload.size() < spoken_bytes_min || voice::load32(payload, 0) != spoken_magic)
        return std::nullopt;
    return spoken_stamp{.room = voice::load16(payload, 4),
                        .talker = voice::load16(payload, 6),
                        .counts = payload[8] != 0,
                        .sent_at = static_cast<nanos>(voice::load64(payload, 16))};
}

}  // namespace snug::bench
