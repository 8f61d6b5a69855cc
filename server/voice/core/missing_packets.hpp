// Which packets of a stream of pictures have not come, and when to ask for them (RFC 4585 section
// 6.2.1). Its memory is made when the stream begins. A value of one owner, no clock.
#pragma once

#include "base/voice_limits.hpp"
#include "voice/core/instant.hpp"
#include "voice/core/rtcp.hpp"

#include <span>
#include <vector>

namespace snug::voice {

class missing_packets {
public:
    missing_packets() { missing_.reserve(limits::video_missing_max); }

    /// A packet has come; `index` counts wraps. False: so many are missing before it
    /// (`limits::video_missing_max`) that asking for each of them would not help.
    [[nodiscard]] bool hear(instant now, std::uint64_t index);

    /// What to ask for now, written to `pairs`; how many there are. Each packet is asked for at
    /// once, again after `limits::video_asked_every`, and given up after `limits::video_kept_for`.
    std::size_t ask(instant now, std::span<nack_pair> pairs);

private:
    struct hole {
        std::uint64_t index = 0;
        instant since{};
        instant due{};
    };

    std::vector<hole> missing_;  // in order
    std::uint64_t highest_ = 0;  // 0: nothing has come
};

}  // namespace snug::voice
