// The newest packets of one stream of pictures, as they came from its sender: what viewers may ask
// for again, and what was there before. Its memory is made when the stream begins and bounded by
// `limits::video_history_packets`. A value of one owner, no clock.
#pragma once

#include "base/voice_limits.hpp"
#include "voice/core/instant.hpp"
#include "voice/core/rtp.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace snug::voice {

class packet_history {
public:
    packet_history();

    /// Keeps `packet`, under the number that its sender gave it; its index, in which wraps are
    /// counted. Nullopt: it was here before, is too old to say, or too long.
    std::optional<std::uint64_t> keep(instant now, const rtp_packet& packet);

    /// The packet with the 16 bits of `sequence` that was kept within `limits::video_kept_for`. Its
    /// views live until the next `keep`; it has no extensions.
    std::optional<rtp_packet> find(instant now, std::uint16_t sequence) const;

private:
    struct entry {
        std::uint64_t index = 0;  // 0: nothing is kept here
        instant at{};
        rtp_header header{};
        std::size_t size = 0;
    };

    bytes_out place_of(std::uint64_t index) const;
    std::uint64_t index_of(std::uint16_t sequence) const;

    std::vector<entry> entries_;
    // Not touched before it is used: the kernel gives pages as packets come.
    std::unique_ptr<std::uint8_t[]> memory_;
    std::uint64_t newest_ = 0;
};

}  // namespace snug::voice
