#include "voice/core/packet_history.hpp"

#include "voice/core/srtp.hpp"

#include <algorithm>

namespace snug::voice {

namespace {

constexpr std::size_t entries = limits::video_history_packets;
// What is kept can be passed on whole: one that was numbered for a viewer and not sealed would
// leave its number to another one.
constexpr std::size_t entry_bytes = limits::voice_payload_bytes_max - rtp_header_bytes;
// So that a stream may begin with a packet that others had overtaken.
constexpr std::uint64_t first_round = 0x1'0000;

}  // namespace

packet_history::packet_history()
    : entries_(entries),
      memory_(std::make_unique_for_overwrite<std::uint8_t[]>(entries * entry_bytes)) {}

bytes_out packet_history::place_of(std::uint64_t index) const {
    return bytes_out(memory_.get(), entries * entry_bytes)
        .subspan(index % entries * entry_bytes, entry_bytes);
}

std::uint64_t packet_history::index_of(std::uint16_t sequence) const {
    return newest_ == 0 ? first_round | sequence : estimate_index(newest_, sequence);
}

std::optional<std::uint64_t> packet_history::keep(instant now, const rtp_packet& packet) {
    const std::uint64_t index = index_of(packet.header.sequence);
    entry& kept = entries_[index % entries];
    const bool is_too_old = index + entries <= newest_;
    if (is_too_old || kept.index == index || packet.payload.size() > entry_bytes)
        return std::nullopt;
    kept = {.index = index, .at = now, .header = packet.header, .size = packet.payload.size()};
    std::ranges::copy(packet.payload, place_of(index).begin());
    newest_ = std::max(newest_, index);
    return index;
}

std::optional<rtp_packet> packet_history::find(instant now, std::uint16_t sequence) const {
    const std::uint64_t index = index_of(sequence);
    const entry& kept = entries_[index % entries];
    if (kept.index != index || now - kept.at > limits::video_kept_for) return std::nullopt;
    rtp_packet found;
    found.header = kept.header;
    found.payload = place_of(index).first(kept.size);
    return found;
}

}  // namespace snug::voice
