// Which protocol a datagram on the one port belongs to (RFC 7983 section 7, RFC 5761 section 4).
// Pure; looks at two bytes and promises nothing about the rest.
#pragma once

#include "voice/core/bits.hpp"

namespace snug::voice {

enum class datagram_kind { unknown, stun, dtls, rtp, rtcp };

/// What `datagram` claims to be. ZRTP, TURN channels and QUIC are `unknown`: nobody here speaks
/// them.
inline datagram_kind kind_of(bytes_view datagram) {
    if (datagram.size() < 2) return datagram_kind::unknown;
    const unsigned first = datagram[0];
    if (first <= 3) return datagram_kind::stun;
    if (first >= 20 && first <= 63) return datagram_kind::dtls;
    if (first < 128 || first > 191) return datagram_kind::unknown;
    // With rtcp-mux the payload types 64 to 95 are never given to RTP, marker bit or not.
    const unsigned type = datagram[1] & 127U;
    return type >= 64 && type <= 95 ? datagram_kind::rtcp : datagram_kind::rtp;
}

}  // namespace snug::voice
