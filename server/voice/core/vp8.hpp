// What a forwarder has to know of a VP8 packet: whether a decoder can begin with it (RFC 7741
// sections 4.2 and 4.3). Pure, any thread, allocates nothing.
#pragma once

#include "voice/core/bits.hpp"

#include <optional>

namespace snug::voice {

struct vp8_packet {
    std::size_t descriptor_bytes = 0;
    bool begins_frame = false;
    bool is_key_frame = false;  // said by the first packet of a frame alone
};

/// Nullopt where `payload` ends within its descriptor or has nothing behind it.
std::optional<vp8_packet> parse_vp8(bytes_view payload);

}  // namespace snug::voice
