// The answer to a browser's offer: an ICE-lite, passive, bundled one (RFC 8829 section 5.3, RFC
// 8839 section 5). What is in it is decided elsewhere; here it becomes text. Pure, any thread.
#pragma once

#include "base/bytes.hpp"
#include "voice/core/address.hpp"
#include "voice/core/ice.hpp"
#include "voice/core/sdp.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace snug::voice {

/// Where people reach us: numeric, for browsers refuse host names as candidates.
struct announced_address {
    std::string ip;
    ip_family family = ip_family::v4;
    std::uint16_t port = 0;
    transport_protocol protocol = transport_protocol::udp;
};

struct answer_section {
    std::string mid;
    media_kind kind = media_kind::audio;
    media_direction direction = media_direction::inactive;  // as we mean it
    std::optional<sdp_codec> codec;                         // none: the section is rejected
    std::uint8_t rtx_payload_type = 0;                      // 0: nothing is repaired
    int bits_per_s_max = 0;                                 // of what we receive; 0: not said
    std::uint8_t mid_extension = 0;
    std::uint8_t level_extension = 0;
    std::uint32_t ssrc = 0;  // of what we send, with `stream` as its name
    std::string stream;
    std::uint32_t rtx_ssrc = 0;  // of what repairs it
};

struct sdp_answer {
    std::uint64_t session = 0;
    std::uint64_t version = 0;  // goes up with each answer of one session
    ice_credentials ice;
    digest fingerprint{};
    std::vector<announced_address> addresses{};  // the best first
    std::vector<answer_section> sections{};
};

std::string write_sdp_answer(const sdp_answer& answer);

}  // namespace snug::voice
