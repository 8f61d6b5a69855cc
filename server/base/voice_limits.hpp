// Bounds of voice: of what strangers may send, of what a call may hold, and the times after which
// somebody counts as gone. Beside limits.hpp, since nothing but voice looks at them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace snug::limits {

using namespace std::chrono_literals;

// Datagrams. Browsers keep RTP below 1200 bytes and a path of 1500 carries no more than 1472.
inline constexpr std::size_t voice_datagram_bytes_max = 1'500;
inline constexpr std::size_t voice_payload_bytes_max = 1'200;
inline constexpr std::size_t dtls_datagram_bytes_max = 1'200;  // fits every path that carries IPv6

// RTP and RTCP.
inline constexpr std::size_t rtp_extensions_max = 16;      // of one packet; browsers send up to 6
inline constexpr std::size_t mid_bytes_max = 16;           // what RFC 8843 recommends
inline constexpr std::size_t rtcp_packets_max = 16;        // in one compound
inline constexpr std::size_t rtcp_blocks_max = 31;         // the field has 5 bits
inline constexpr std::size_t rtcp_nacks_max = 64;          // pairs of one NACK that are looked at
inline constexpr std::size_t rtcp_reason_bytes_max = 255;  // the field has 8 bits

// STUN and ICE.
inline constexpr std::size_t stun_bytes_max = 548;      // fits every path (RFC 8489 section 6.1)
inline constexpr std::size_t stun_attributes_max = 24;  // a browser's check has 8
inline constexpr std::size_t ice_word_bytes_max = 256;  // ufrag and password (RFC 8839 section 5.4)
inline constexpr std::size_t ice_ufrag_bytes_min = 4;
inline constexpr std::size_t ice_password_bytes_min = 22;
inline constexpr std::size_t ice_addresses_max = 8;  // of one call: Wi-Fi, mobile, both families
// Checks remembered with where they came from. Browsers send one in 2.7 s, so this is minutes; what
// is replayed later than that still moves no call (ice_agent).
inline constexpr std::size_t ice_checks_remembered = 64;
// Without a check for so long the peer has taken its consent back (RFC 7675 section 5.1).
inline constexpr auto ice_consent_lifetime = 30s;
// Firefox checks every 4.7 to 5.6 s: a path that was silent for longer may be taken over by a check.
inline constexpr auto ice_path_silence = 8s;

// SRTP. 128 packets are 2.5 s of voice: more reordering than a call survives anyway (RFC 3711
// section 3.3.2 wants 64 at least).
inline constexpr std::size_t srtp_replay_window = 128;
// Sources of one peer: microphone, camera, screen and its sound, their retransmissions, and the
// SSRCs that only speak RTCP.
inline constexpr std::size_t srtp_sources_max = 16;
inline constexpr std::size_t srtp_trailer_bytes_max = 20;  // a tag, and the index of SRTCP

// DTLS. Browsers begin again after 50 ms to 1 s; so do we, well within the patience of people.
inline constexpr auto dtls_first_resend = 100ms;
inline constexpr auto dtls_resend_max = 1'600ms;
inline constexpr auto dtls_handshake_timeout = 20s;    // with 30 % loss the slowest of 40 took 6.5 s
inline constexpr int dtls_last_flight_resends = 5;     // nobody acknowledges the last flight
inline constexpr std::size_t dtls_flight_max = 16;     // datagrams kept for sending again
inline constexpr long dtls_certificate_bytes_max = 4096;  // browsers' have 300 to 700

}  // namespace snug::limits
