// RTCP (RFC 3550 section 6; feedback RFC 4585, RFC 5104, draft-alvestrand-rmcat-remb-03): compounds
// read packet by packet, and the few packets that a forwarder says itself. Views into the caller's
// bytes. Pure, any thread, allocates nothing.
#pragma once

#include "base/voice_limits.hpp"
#include "voice/core/bits.hpp"

#include <optional>
#include <string_view>

namespace snug::voice {

inline constexpr std::size_t rtcp_header_bytes = 8;  // with the sender's SSRC

enum class rtcp_type : std::uint8_t {
    sender_report = 200,
    receiver_report = 201,
    description = 202,
    bye = 203,
    application = 204,
    transport_feedback = 205,  // generic NACK is format 1
    payload_feedback = 206,    // PLI is format 1, FIR format 4, REMB format 15
};

/// One packet of a compound. `body` is what follows the common header's four bytes, without
/// padding.
struct rtcp_packet {
    rtcp_type type{};
    std::uint8_t count = 0;  // of blocks or sources, or the feedback's format
    bytes_view body{};

    /// The SSRC that most packets begin with; 0 where there is none.
    std::uint32_t sender() const { return body.size() < 4 ? 0 : load32(body, 0); }
};

/// Walks a compound whose whole length is known to be right.
class rtcp_reader {
public:
    explicit rtcp_reader(bytes_view compound) : rest_(compound) {}
    /// The next packet, or nullopt at the end.
    std::optional<rtcp_packet> next();

private:
    bytes_view rest_{};
};

/// A reader when `compound` is well formed to its last byte: version 2 throughout, lengths that add
/// up, padding only in the last packet (RFC 3550 appendix A.2), at most `limits::rtcp_packets_max`
/// packets. Reduced size (RFC 5506) is let in: browsers send feedback alone.
std::optional<rtcp_reader> parse_rtcp(bytes_view compound);

/// RFC 3550 section 6.4.1, without its report blocks.
struct sender_report {
    std::uint32_t ssrc = 0;
    std::uint64_t ntp = 0;  // 32.32 seconds since 1900
    std::uint32_t rtp_time = 0;
    std::uint32_t packets = 0;
    std::uint32_t octets = 0;

    friend bool operator==(const sender_report&, const sender_report&) = default;
};

/// One block of a sender or receiver report, about one source.
struct report_block {
    std::uint32_t ssrc = 0;
    std::uint8_t fraction_lost = 0;      // of 256, since the last report
    std::int32_t lost = 0;               // 24 bits, all along
    std::uint32_t highest_sequence = 0;  // with its cycles
    std::uint32_t jitter = 0;            // in units of the RTP clock
    std::uint32_t last_sr = 0;           // middle 32 bits of the NTP time
    std::uint32_t since_last_sr = 0;     // in 1/65536 s

    friend bool operator==(const report_block&, const report_block&) = default;
};

/// Nullopt: not a sender report, or shorter than one.
std::optional<sender_report> parse_sender_report(const rtcp_packet& packet);

/// Block `index` of a sender or receiver report; nullopt beyond its count or its end.
std::optional<report_block> parse_report_block(const rtcp_packet& packet, std::size_t index);

/// Source `index` that says goodbye; nullopt beyond the count or the end.
std::optional<std::uint32_t> parse_bye(const rtcp_packet& packet, std::size_t index);

/// The media source that a PLI (RFC 4585 section 6.3.1) wants a key frame of.
std::optional<std::uint32_t> parse_pli(const rtcp_packet& packet);

/// Source `index` of which a FIR (RFC 5104 section 4.3.1) wants a key frame; nullopt beyond its
/// end.
std::optional<std::uint32_t> parse_fir(const rtcp_packet& packet, std::size_t index);

/// A generic NACK (RFC 4585 section 6.2.1): of `media`, packet `first` is missing, and `first`+1+n
/// for every bit n of `following`.
struct nack_pair {
    std::uint16_t first = 0;
    std::uint16_t following = 0;

    friend bool operator==(const nack_pair&, const nack_pair&) = default;
};

/// The source that a NACK is about; nullopt where the packet is none.
std::optional<std::uint32_t> parse_nack_media(const rtcp_packet& packet);
/// Pair `index` of a NACK; nullopt beyond its end or `limits::rtcp_nacks_max`.
std::optional<nack_pair> parse_nack_pair(const rtcp_packet& packet, std::size_t index);

/// Receiver Estimated Maximum Bitrate (draft-alvestrand-rmcat-remb-03 section 2.2): what may come
/// of the sources together. As a number 0x3FFFF << 63 at most; nullopt where the packet is none, or
/// the rate beyond 64 bits.
std::optional<std::uint64_t> parse_remb(const rtcp_packet& packet);
/// Source `index` of a REMB; nullopt beyond its count or its end.
std::optional<std::uint32_t> parse_remb_source(const rtcp_packet& packet, std::size_t index);

// Each writes one packet to the beginning of `out` and returns its length, or 0 where `out` is too
// short. Compounds are made by writing one behind the other.

std::size_t write_sender_report(bytes_out out, const sender_report& report);
/// At most `limits::rtcp_blocks_max` blocks; with none it is the empty report that begins
/// compounds.
std::size_t write_receiver_report(bytes_out out,
                                  std::uint32_t ssrc,
                                  std::span<const report_block> blocks);
/// A description that bears only a CNAME (RFC 3550 section 6.5.1) of at most 255 bytes.
std::size_t write_cname(bytes_out out, std::uint32_t ssrc, std::string_view cname);
std::size_t write_bye(bytes_out out, std::uint32_t ssrc);
std::size_t write_pli(bytes_out out, std::uint32_t sender, std::uint32_t media);
std::size_t write_nack(bytes_out out,
                       std::uint32_t sender,
                       std::uint32_t media,
                       std::span<const nack_pair> pairs);
/// Of at most `limits::remb_sources_max` sources.
std::size_t write_remb(bytes_out out,
                       std::uint32_t sender,
                       std::uint64_t bits_per_s,
                       std::span<const std::uint32_t> sources);

}  // namespace snug::voice
