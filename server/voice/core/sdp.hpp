// What of a browser's offer concerns us, as typed values (RFC 8866; WebRTC's profile of it RFC
// 8829, RFC 8843, RFC 8839, RFC 8122). Strict and bounded. Candidates are counted and thrown away:
// a lite server dials nobody. Pure, any thread.
#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "voice/core/stream_kind.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace snug::voice {

/// As the offerer means it: `sendonly` is what he sends.
enum class media_direction : std::uint8_t { sendrecv, sendonly, recvonly, inactive };

/// What receivers of a codec may ask of its sender (RFC 4585 section 4.2, RFC 5104 section 7.1,
/// draft-alvestrand-rmcat-remb). Other feedback is not looked at.
struct sdp_feedback {
    bool nack = false;
    bool pli = false;
    bool fir = false;
    bool remb = false;

    friend bool operator==(const sdp_feedback&, const sdp_feedback&) = default;
};

struct sdp_codec {
    std::uint8_t payload_type = 0;
    std::string name;  // in lower case
    std::uint32_t clock_hz = 0;
    std::uint8_t channels = 1;
    std::string parameters;  // of a=fmtp
    sdp_feedback feedback{};

    friend bool operator==(const sdp_codec&, const sdp_codec&) = default;
};

struct sdp_section {
    media_kind kind = media_kind::audio;
    media_direction direction = media_direction::sendrecv;
    bool rejected = false;  // port 0 without bundle-only (RFC 8843 section 6)
    std::string mid;
    std::vector<sdp_codec> codecs;   // in the offerer's order, only those with a name
    std::uint8_t mid_extension = 0;  // ids of header extensions, 0 where they are not offered
    std::uint8_t level_extension = 0;
    std::vector<std::uint32_t> ssrcs;
    std::uint32_t rtx_ssrc = 0;  // that repairs the first of them (RFC 5576, FID); 0: not said

    bool sends() const {
        return !rejected &&
               (direction == media_direction::sendonly || direction == media_direction::sendrecv);
    }
    bool receives() const { return !rejected && direction == media_direction::recvonly; }
};

/// Everything goes over one transport, so there is one of each of these.
struct sdp_offer {
    std::string ice_ufrag;
    digest fingerprint{};  // SHA-256
    std::vector<sdp_section> sections;
};

/// `invalid_field` with `field` "sdp" and what is wrong in `detail`: not SDP, out of bounds, not
/// bundled, without rtcp-mux, mid, ICE credentials or a SHA-256 fingerprint, with two different
/// ones, or by somebody who wants to be the DTLS server.
result<sdp_offer> parse_sdp_offer(std::string_view text);

/// The codec called `name` (lower case) with that clock, or null.
const sdp_codec* find_codec(const sdp_section& section, std::string_view name, std::uint32_t clock);
/// The retransmission format (RFC 4588 section 8.6) of the codec with `payload_type`, or null.
const sdp_codec* find_rtx(const sdp_section& section, std::uint8_t payload_type);

}  // namespace snug::voice
