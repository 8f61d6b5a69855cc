#include "voice/core/rtp.hpp"

#include "base/voice_limits.hpp"

#include <algorithm>

namespace snug::voice {

namespace {

constexpr std::uint16_t one_byte_profile = 0xBEDE;
constexpr std::uint16_t two_byte_profile = 0x1000;
constexpr std::uint16_t two_byte_mask = 0xFFF0;  // the low bits are the application's
constexpr std::size_t extension_head_bytes = 4;
constexpr std::uint8_t one_byte_id_max = 14;

struct element {
    std::uint8_t id = 0;
    bytes_view value;
};

/// Walks a list of elements in either form. Padding bytes are skipped.
class element_reader {
public:
    element_reader(std::uint16_t profile, bytes_view rest)
        : two_byte_((profile & two_byte_mask) == two_byte_profile), rest_(rest) {
        if (profile != one_byte_profile && !two_byte_) rest_ = {};
    }

    /// The next element, or nullopt at the end or where the list is broken.
    std::optional<element> next() {
        while (!rest_.empty() && rest_[0] == 0)
            rest_ = rest_.subspan(1);
        const std::size_t head = two_byte_ ? 2 : 1;
        if (rest_.size() < head) return std::nullopt;
        const std::uint8_t id = two_byte_ ? rest_[0] : static_cast<std::uint8_t>(rest_[0] >> 4U);
        const std::size_t size = two_byte_ ? rest_[1] : (rest_[0] & 15U) + 1U;
        if ((!two_byte_ && id > one_byte_id_max) || rest_.size() < head + size) {
            rest_ = {};
            return std::nullopt;
        }
        const element found{id, rest_.subspan(head, size)};
        rest_ = rest_.subspan(head + size);
        return found;
    }

private:
    bool two_byte_;
    bytes_view rest_;
};

std::size_t put_element(bytes_out out, std::size_t at, std::uint8_t id, bytes_view value) {
    out[at] = static_cast<std::uint8_t>(unsigned{id} << 4U | (value.size() - 1));
    std::ranges::copy(value, out.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    return at + 1 + value.size();
}

}  // namespace

std::optional<std::size_t> rtp_header_size(bytes_view packet) {
    if (packet.size() < rtp_header_bytes || packet[0] >> 6U != 2) return std::nullopt;
    std::size_t size = rtp_header_bytes + (packet[0] & 15U) * std::size_t{4};
    if ((packet[0] & 0x10U) != 0) {
        if (packet.size() < size + extension_head_bytes) return std::nullopt;
        size += extension_head_bytes + load16(packet, size + 2) * std::size_t{4};
    }
    if (packet.size() < size) return std::nullopt;
    return size;
}

std::optional<rtp_packet> parse_rtp(bytes_view packet) {
    const auto size = rtp_header_size(packet);
    if (!size) return std::nullopt;
    rtp_packet read;
    read.header = {.marker = (packet[1] & 0x80U) != 0,
                   .payload_type = static_cast<std::uint8_t>(packet[1] & 0x7FU),
                   .sequence = load16(packet, 2),
                   .timestamp = load32(packet, 4),
                   .ssrc = load32(packet, 8)};
    read.header_bytes = *size;
    if ((packet[0] & 0x10U) != 0) {
        const std::size_t head = rtp_header_bytes + (packet[0] & 15U) * std::size_t{4};
        read.extension_profile = load16(packet, head);
        read.extensions =
            packet.subspan(head + extension_head_bytes, *size - head - extension_head_bytes);
    }
    read.payload = packet.subspan(*size);
    if ((packet[0] & 0x20U) != 0) {
        if (read.payload.empty()) return std::nullopt;
        read.padding = read.payload.back();
        if (read.padding == 0 || read.padding > read.payload.size()) return std::nullopt;
        read.payload = read.payload.first(read.payload.size() - read.padding);
    }
    return read;
}

std::optional<bytes_view> find_extension(const rtp_packet& packet, std::uint8_t id) {
    if (id == 0) return std::nullopt;
    element_reader elements(packet.extension_profile, packet.extensions);
    for (std::size_t seen = 0; seen < limits::rtp_extensions_max; ++seen) {
        const auto found = elements.next();
        if (!found) return std::nullopt;
        if (found->id == id) return found->value;
    }
    return std::nullopt;
}

std::optional<audio_level> parse_audio_level(bytes_view element) {
    if (element.empty()) return std::nullopt;
    return audio_level{.level = static_cast<std::uint8_t>(element[0] & 0x7FU),
                       .voice = (element[0] & 0x80U) != 0};
}

std::size_t write_rtp_header(bytes_out out, const rtp_header& header, const rtp_extensions& with) {
    const bool mid = with.mid_id != 0 && !with.mid.empty();
    const bool level = with.level_id != 0 && with.level.has_value();
    if (with.mid_id > one_byte_id_max || with.level_id > one_byte_id_max) return 0;
    if (mid && with.mid.size() > limits::mid_bytes_max) return 0;
    const std::size_t elements = (mid ? 1 + with.mid.size() : 0) + (level ? 2 : 0);
    const std::size_t words = (elements + 3) / 4;
    const std::size_t size = rtp_header_bytes + (words == 0 ? 0 : extension_head_bytes + words * 4);
    if (out.size() < size) return 0;
    out[0] = words == 0 ? 0x80 : 0x90;
    out[1] =
        static_cast<std::uint8_t>((header.marker ? 0x80U : 0U) | (header.payload_type & 0x7FU));
    store16(out, 2, header.sequence);
    store32(out, 4, header.timestamp);
    store32(out, 8, header.ssrc);
    if (words == 0) return size;
    store16(out, rtp_header_bytes, one_byte_profile);
    store16(out, rtp_header_bytes + 2, static_cast<std::uint16_t>(words));
    std::size_t at = rtp_header_bytes + extension_head_bytes;
    if (level) {
        const std::array<std::uint8_t, 1> value = {static_cast<std::uint8_t>(
            (with.level->voice ? 0x80U : 0U) | (with.level->level & 0x7FU))};
        at = put_element(out, at, with.level_id, value);
    }
    if (mid) {
        const bytes_view value(reinterpret_cast<const std::uint8_t*>(with.mid.data()),
                               with.mid.size());
        at = put_element(out, at, with.mid_id, value);
    }
    std::ranges::fill(out.subspan(at, size - at), std::uint8_t{0});
    return size;
}

}  // namespace snug::voice
