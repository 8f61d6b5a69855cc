#include "voice/core/rtcp.hpp"

#include <algorithm>

namespace snug::voice {

namespace {

constexpr std::size_t common_bytes = 4;
constexpr std::size_t sender_info_bytes = 24;  // SSRC and the sender's five words
constexpr std::size_t block_bytes = 24;
constexpr std::size_t feedback_bytes = 8;  // two SSRCs
constexpr std::uint8_t format_pli = 1;
constexpr std::uint8_t format_nack = 1;
constexpr std::uint8_t format_fir = 4;
constexpr std::uint8_t format_remb = 15;
constexpr std::uint32_t remb_name = 0x52454D42;  // "REMB"
constexpr std::size_t remb_bytes = 16;           // two SSRCs, the name, count and rate
constexpr std::uint32_t remb_mantissa_bits = 18;
constexpr std::uint32_t remb_mantissa_max = (1U << remb_mantissa_bits) - 1;
constexpr std::size_t fir_entry_bytes = 8;  // the source and a number of the request
constexpr std::uint32_t mask24 = 0xFFFFFF;

std::size_t packet_size(bytes_view at) {
    return (std::size_t{load16(at, 2)} + 1) * 4;
}

bool has_padding(bytes_view at) {
    return (at[0] & 0x20U) != 0;
}

/// One packet at the beginning of `rest`, that of a compound's end alone may be padded.
bool is_sound(bytes_view rest) {
    if (rest.size() < common_bytes || rest[0] >> 6U != 2) return false;
    const std::size_t size = packet_size(rest);
    if (size > rest.size()) return false;
    if (!has_padding(rest)) return true;
    if (size != rest.size()) return false;
    const std::size_t padding = rest[size - 1];
    return padding != 0 && padding % 4 == 0 && padding <= size - common_bytes;
}

/// Writes the common header of a packet whose body has `body_bytes` (a multiple of 4); the whole
/// length, or 0 where `out` is too short.
std::size_t begin_packet(bytes_out out, rtcp_type type, std::size_t count, std::size_t body_bytes) {
    const std::size_t size = common_bytes + body_bytes;
    if (out.size() < size) return 0;
    out[0] = static_cast<std::uint8_t>(0x80U | count);
    out[1] = static_cast<std::uint8_t>(type);
    store16(out, 2, static_cast<std::uint16_t>(size / 4 - 1));
    return size;
}

void put_block(bytes_out at, const report_block& block) {
    store32(at, 0, block.ssrc);
    at[4] = block.fraction_lost;
    store24(at, 5, static_cast<std::uint32_t>(block.lost) & mask24);
    store32(at, 8, block.highest_sequence);
    store32(at, 12, block.jitter);
    store32(at, 16, block.last_sr);
    store32(at, 20, block.since_last_sr);
}

}  // namespace

std::optional<rtcp_packet> rtcp_reader::next() {
    if (!is_sound(rest_)) return std::nullopt;
    const std::size_t size = packet_size(rest_);
    const std::size_t padding = has_padding(rest_) ? rest_[size - 1] : 0;
    const rtcp_packet read{.type = static_cast<rtcp_type>(rest_[1]),
                           .count = static_cast<std::uint8_t>(rest_[0] & 31U),
                           .body = rest_.subspan(common_bytes, size - common_bytes - padding)};
    rest_ = rest_.subspan(size);
    return read;
}

std::optional<rtcp_reader> parse_rtcp(bytes_view compound) {
    bytes_view rest = compound;
    for (std::size_t packets = 0; !rest.empty(); ++packets) {
        if (packets == limits::rtcp_packets_max || !is_sound(rest)) return std::nullopt;
        rest = rest.subspan(packet_size(rest));
    }
    if (compound.size() < rtcp_header_bytes) return std::nullopt;
    return rtcp_reader(compound);
}

std::optional<sender_report> parse_sender_report(const rtcp_packet& packet) {
    if (packet.type != rtcp_type::sender_report || packet.body.size() < sender_info_bytes) {
        return std::nullopt;
    }
    return sender_report{.ssrc = load32(packet.body, 0),
                         .ntp = load64(packet.body, 4),
                         .rtp_time = load32(packet.body, 12),
                         .packets = load32(packet.body, 16),
                         .octets = load32(packet.body, 20)};
}

std::optional<report_block> parse_report_block(const rtcp_packet& packet, std::size_t index) {
    const bool sends = packet.type == rtcp_type::sender_report;
    if ((!sends && packet.type != rtcp_type::receiver_report) || index >= packet.count) {
        return std::nullopt;
    }
    const std::size_t at = (sends ? sender_info_bytes : 4) + index * block_bytes;
    if (packet.body.size() < at + block_bytes) return std::nullopt;
    const bytes_view block = packet.body.subspan(at, block_bytes);
    const std::uint32_t lost = load24(block, 5);
    const bool negative = (lost & 0x800000U) != 0;
    return report_block{.ssrc = load32(block, 0),
                        .fraction_lost = block[4],
                        .lost = static_cast<std::int32_t>(negative ? lost | ~mask24 : lost),
                        .highest_sequence = load32(block, 8),
                        .jitter = load32(block, 12),
                        .last_sr = load32(block, 16),
                        .since_last_sr = load32(block, 20)};
}

std::optional<std::uint32_t> parse_bye(const rtcp_packet& packet, std::size_t index) {
    if (packet.type != rtcp_type::bye || index >= packet.count) return std::nullopt;
    if (packet.body.size() < (index + 1) * 4) return std::nullopt;
    return load32(packet.body, index * 4);
}

std::optional<std::uint32_t> parse_pli(const rtcp_packet& packet) {
    if (packet.type != rtcp_type::payload_feedback || packet.count != format_pli ||
        packet.body.size() < feedback_bytes) {
        return std::nullopt;
    }
    return load32(packet.body, 4);
}

std::optional<std::uint32_t> parse_fir(const rtcp_packet& packet, std::size_t index) {
    if (packet.type != rtcp_type::payload_feedback || packet.count != format_fir) {
        return std::nullopt;
    }
    const std::size_t at = feedback_bytes + index * fir_entry_bytes;
    if (packet.body.size() < at + fir_entry_bytes) return std::nullopt;
    return load32(packet.body, at);
}

std::optional<std::uint32_t> parse_nack_media(const rtcp_packet& packet) {
    if (packet.type != rtcp_type::transport_feedback || packet.count != format_nack ||
        packet.body.size() < feedback_bytes) {
        return std::nullopt;
    }
    return load32(packet.body, 4);
}

std::optional<nack_pair> parse_nack_pair(const rtcp_packet& packet, std::size_t index) {
    if (!parse_nack_media(packet) || index >= limits::rtcp_nacks_max) return std::nullopt;
    const std::size_t at = feedback_bytes + index * 4;
    if (packet.body.size() < at + 4) return std::nullopt;
    return nack_pair{.first = load16(packet.body, at), .following = load16(packet.body, at + 2)};
}

std::optional<std::uint64_t> parse_remb(const rtcp_packet& packet) {
    if (packet.type != rtcp_type::payload_feedback || packet.count != format_remb ||
        packet.body.size() < remb_bytes || load32(packet.body, 8) != remb_name) {
        return std::nullopt;
    }
    const std::uint32_t rate = load24(packet.body, 13);
    const std::uint64_t mantissa = rate & remb_mantissa_max;
    const std::uint32_t exponent = rate >> remb_mantissa_bits;
    const std::uint64_t read = mantissa << exponent;
    if (read >> exponent != mantissa) return std::nullopt;
    return read;
}

std::optional<std::uint32_t> parse_remb_source(const rtcp_packet& packet, std::size_t index) {
    if (!parse_remb(packet) || index >= packet.body[12]) return std::nullopt;
    const std::size_t at = remb_bytes + index * 4;
    if (packet.body.size() < at + 4) return std::nullopt;
    return load32(packet.body, at);
}

std::size_t write_sender_report(bytes_out out, const sender_report& report) {
    const std::size_t size = begin_packet(out, rtcp_type::sender_report, 0, sender_info_bytes);
    if (size == 0) return 0;
    store32(out, 4, report.ssrc);
    store64(out, 8, report.ntp);
    store32(out, 16, report.rtp_time);
    store32(out, 20, report.packets);
    store32(out, 24, report.octets);
    return size;
}

std::size_t write_receiver_report(bytes_out out,
                                  std::uint32_t ssrc,
                                  std::span<const report_block> blocks) {
    blocks = blocks.first(std::min(blocks.size(), limits::rtcp_blocks_max));
    const std::size_t size = begin_packet(
        out, rtcp_type::receiver_report, blocks.size(), 4 + blocks.size() * block_bytes);
    if (size == 0) return 0;
    store32(out, 4, ssrc);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        put_block(out.subspan(rtcp_header_bytes + i * block_bytes, block_bytes), blocks[i]);
    }
    return size;
}

std::size_t write_cname(bytes_out out, std::uint32_t ssrc, std::string_view cname) {
    constexpr std::uint8_t item_cname = 1;
    if (cname.size() > limits::rtcp_reason_bytes_max) return 0;
    // The list of items ends with at least one zero and at a multiple of four.
    const std::size_t body = 4 + (2 + cname.size() + 1 + 3) / 4 * 4;
    const std::size_t size = begin_packet(out, rtcp_type::description, 1, body);
    if (size == 0) return 0;
    std::ranges::fill(out.subspan(common_bytes, body), std::uint8_t{0});
    store32(out, 4, ssrc);
    out[8] = item_cname;
    out[9] = static_cast<std::uint8_t>(cname.size());
    std::ranges::copy(cname, out.begin() + 10);
    return size;
}

std::size_t write_bye(bytes_out out, std::uint32_t ssrc) {
    const std::size_t size = begin_packet(out, rtcp_type::bye, 1, 4);
    if (size != 0) store32(out, 4, ssrc);
    return size;
}

std::size_t write_pli(bytes_out out, std::uint32_t sender, std::uint32_t media) {
    const std::size_t size =
        begin_packet(out, rtcp_type::payload_feedback, format_pli, feedback_bytes);
    if (size == 0) return 0;
    store32(out, 4, sender);
    store32(out, 8, media);
    return size;
}

std::size_t write_nack(bytes_out out,
                       std::uint32_t sender,
                       std::uint32_t media,
                       std::span<const nack_pair> pairs) {
    pairs = pairs.first(std::min(pairs.size(), limits::rtcp_nacks_max));
    const std::size_t size = begin_packet(
        out, rtcp_type::transport_feedback, format_nack, feedback_bytes + pairs.size() * 4);
    if (size == 0) return 0;
    store32(out, 4, sender);
    store32(out, 8, media);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        store16(out, 12 + i * 4, pairs[i].first);
        store16(out, 14 + i * 4, pairs[i].following);
    }
    return size;
}

std::size_t write_remb(bytes_out out,
                       std::uint32_t sender,
                       std::uint64_t bits_per_s,
                       std::span<const std::uint32_t> sources) {
    sources = sources.first(std::min(sources.size(), limits::remb_sources_max));
    const std::size_t size = begin_packet(
        out, rtcp_type::payload_feedback, format_remb, remb_bytes + sources.size() * 4);
    if (size == 0) return 0;
    std::uint32_t exponent = 0;
    while (bits_per_s >> exponent > remb_mantissa_max)
        ++exponent;
    const auto mantissa = static_cast<std::uint32_t>(bits_per_s >> exponent);
    store32(out, 4, sender);
    store32(out, 8, 0);  // always 0
    store32(out, 12, remb_name);
    out[16] = static_cast<std::uint8_t>(sources.size());
    store24(out, 17, exponent << remb_mantissa_bits | mantissa);
    for (std::size_t i = 0; i < sources.size(); ++i)
        store32(out, 20 + i * 4, sources[i]);
    return size;
}

}  // namespace snug::voice
