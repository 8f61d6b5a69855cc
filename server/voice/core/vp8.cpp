#include "voice/core/vp8.hpp"

namespace snug::voice {

namespace {

// Of the first byte.
constexpr unsigned extended = 0x80;
constexpr unsigned begins_partition = 0x10;
constexpr unsigned partition = 0x07;
// Of the byte of extensions.
constexpr unsigned has_picture_id = 0x80;
constexpr unsigned has_layer_zero_index = 0x40;
constexpr unsigned has_layer_or_key_index = 0x30;
// Of the picture id: two bytes where it is set.
constexpr unsigned long_picture_id = 0x80;
// Of the payload header.
constexpr unsigned inverse_key_frame = 0x01;

/// Length of what the byte of extensions at 1 announces, itself included.
std::size_t extension_bytes(bytes_view payload) {
    const unsigned flags = payload[1];
    std::size_t size = 1;
    if ((flags & has_picture_id) != 0) {
        const bool is_long = payload.size() > 2 && (payload[2] & long_picture_id) != 0;
        size += is_long ? 2 : 1;
    }
    if ((flags & has_layer_zero_index) != 0) ++size;
    if ((flags & has_layer_or_key_index) != 0) ++size;
    return size;
}

}  // namespace

std::optional<vp8_packet> parse_vp8(bytes_view payload) {
    if (payload.size() < 2) return std::nullopt;
    const unsigned first = payload[0];
    vp8_packet read{.descriptor_bytes = 1};
    if ((first & extended) != 0) read.descriptor_bytes += extension_bytes(payload);
    if (payload.size() <= read.descriptor_bytes) return std::nullopt;
    read.begins_frame = (first & begins_partition) != 0 && (first & partition) == 0;
    read.is_key_frame =
        read.begins_frame && (payload[read.descriptor_bytes] & inverse_key_frame) == 0;
    return read;
}

}  // namespace snug::voice
