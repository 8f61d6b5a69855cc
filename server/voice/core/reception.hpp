// What we tell a sender about how its packets arrive (RFC 3550 section 6.4.1, appendices A.3 and
// A.8). The hop ends here: listeners' reports are not passed on. A value of one owner, no clock.
#pragma once

#include "voice/core/instant.hpp"
#include "voice/core/rtcp.hpp"
#include "voice/core/rtp.hpp"

#include <optional>

namespace snug::voice {

class reception {
public:
    explicit reception(std::int64_t clock_khz = 48) : clock_khz_(clock_khz) {}

    /// A packet arrived; `index` is SRTP's: rollover count << 16 | sequence.
    void hear(instant now, std::uint64_t index, std::uint32_t timestamp);
    void hear_report(instant now, const sender_report& report);

    /// The block about `ssrc` since the last call; nullopt before the first packet.
    std::optional<report_block> report(instant now, std::uint32_t ssrc);

    std::uint64_t packets() const { return received_; }

private:
    std::int64_t clock_khz_;
    std::optional<std::uint64_t> first_;
    std::uint64_t highest_ = 0;
    std::uint64_t received_ = 0;
    std::uint64_t expected_before_ = 0;
    std::uint64_t received_before_ = 0;
    std::optional<std::int64_t> transit_;  // of the last packet, in ticks
    double jitter_ = 0;
    std::uint32_t last_sr_ = 0;
    instant last_sr_at_{};
};

}  // namespace snug::voice
