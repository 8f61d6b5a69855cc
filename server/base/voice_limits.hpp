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
inline constexpr std::size_t remb_sources_max = 8;         // we name two
inline constexpr std::size_t rtcp_reason_bytes_max = 255;  // the field has 8 bits

// STUN and ICE.
inline constexpr std::size_t stun_bytes_max = 548;      // fits every path (RFC 8489 section 6.1)
inline constexpr std::size_t stun_attributes_max = 24;  // a browser's check has 8
inline constexpr std::size_t ice_word_bytes_max = 256;  // ufrag and password (RFC 8839 section 5.4)
inline constexpr std::size_t ice_ufrag_bytes_min = 4;
inline constexpr std::size_t ice_password_bytes_min = 22;
// Paths of one call: Wi-Fi, mobile and a VPN, each to a few addresses of ours in both families.
inline constexpr std::size_t ice_addresses_max = 16;
inline constexpr std::ptrdiff_t ice_tcp_addresses_max = 4;  // of those
// Checks remembered with where they came from. Browsers send one in 2.7 s, so this is minutes; what
// is replayed later than that still moves no call (ice_agent).
inline constexpr std::size_t ice_checks_remembered = 64;
// Without a check for so long the peer has taken its consent back (RFC 7675 section 5.1).
inline constexpr auto ice_consent_lifetime = 30s;
// Firefox checks every 4.7 to 5.6 s: a path that was silent for longer may be taken over by a
// check.
inline constexpr auto ice_path_silence = 8s;

// ICE-TCP (RFC 6544). What is behind when a receiver is slow is stale: 64 KB are twelve talkers for
// a second, so that a burst passes; and once it has stood still for longer than a jitter buffer
// waits, all that is not begun is dropped.
inline constexpr std::size_t voice_tcp_pending_bytes_max = 64UL * 1024;
inline constexpr auto voice_tcp_stale_after = 400ms;
// Of these bytes pictures may take half: behind them there is always room for what is said.
inline constexpr std::size_t video_tcp_pending_bytes_max = voice_tcp_pending_bytes_max / 2;
// Kept small, or the kernel would queue seconds of voice where nobody can drop them. The send
// buffer holds what is under way (500 packets a second over 200 ms), the mark what is not.
inline constexpr int voice_tcp_send_buffer_bytes = 64 * 1024;
inline constexpr int voice_tcp_unsent_bytes = 16 * 1024;
// TCP is for the few whom UDP does not reach; each costs a descriptor and up to 132 KB.
inline constexpr std::size_t voice_tcp_connections_max = 256;
// Connections without a good check: browsers send one at once, over each of their interfaces.
inline constexpr std::size_t voice_tcp_unproven_max = 64;
inline constexpr std::size_t voice_tcp_unproven_per_address_max = 16;  // friends behind one NAT
inline constexpr auto voice_tcp_proof_within = 5s;
inline constexpr std::size_t voice_tcp_unproven_bytes_max = 8UL * 1024;  // eighty checks
inline constexpr int voice_tcp_backlog = 64;

// Addresses: outside, at home, both families of several networks. A browser tries each that it is
// told, by UDP and by TCP.
inline constexpr std::size_t voice_announced_max = 8;
// Names of home connections move with them; a change of our own addresses is seen sooner.
inline constexpr auto voice_names_resolved_every = 180s;
inline constexpr auto voice_addresses_looked_at = 15s;
inline constexpr std::uint16_t voice_port = 4991;  // unless the host says another

// The loop.
inline constexpr std::size_t voice_batch = 64;       // datagrams of one recvmmsg or sendmmsg
inline constexpr std::size_t voice_batches_max = 8;  // before timers and commands have their turn
inline constexpr int voice_socket_buffer_bytes = 4 * 1024 * 1024;  // 100 ms of 45,000 pps, and more
inline constexpr std::size_t voice_commands_max = 64;  // offers that wait; each costs 1 to 3 ms
inline constexpr int voice_port_tries = 20;  // for a number that UDP and TCP both have free

// Pictures. What one asks of senders is what a home's uplink carries beside voice.
inline constexpr int camera_bits_per_s_max = 1'200'000;
inline constexpr int screen_bits_per_s_max = 2'500'000;
inline constexpr int video_bits_per_s_min = 150'000;  // a face is still one
// What is asked of a sender is for all that he sends: music beside his voice, and what carries it.
inline constexpr int voice_bits_per_s = 250'000;
inline constexpr auto video_rate_asked_every = 1s;
inline constexpr std::uint8_t video_loss_much = 25;   // of 256: a tenth
inline constexpr std::uint8_t video_loss_little = 5;  // a fiftieth
// Of one camera or screen: twice the packets of a screen at its limit.
inline constexpr int video_packets_per_s = 600;
inline constexpr auto video_frame = 33ms;  // of 30 in a second
// Key frames are ten times as large as others: of one source asked for no more often than this,
// however many want one.
inline constexpr auto key_frame_asked_every = 500ms;
// Packets of one camera or screen that are kept to be sent again, each in memory of the size of a
// payload: a second of a screen at its limit and twice that, for key frames come all at once.
inline constexpr std::size_t video_history_packets = 512;
inline constexpr auto video_kept_for = 1s;  // what is later shows nobody anything new
// Each to each viewer: a path that loses as many again needs fewer pictures, not more packets.
inline constexpr std::uint8_t video_resends_max = 3;
inline constexpr std::size_t video_resends_at_once = 64;  // of one compound of a viewer's
// Holes that are asked for: a third of a second of a screen. Beyond, a key frame mends more.
inline constexpr std::size_t video_missing_max = 100;
inline constexpr auto video_asked_every = 100ms;  // about the way there and back
// Streams of others that one person looks at: more do not fit on a screen. Of each kind.
inline constexpr std::size_t voice_watched_max = 16;
inline constexpr std::size_t voice_sends_max = 8;  // m-lines that one offer gives a name

// SRTP. A second of a screen's packets and more: what is sent again may still be opened (RFC 3711
// section 3.3.2 wants 64 at least).
inline constexpr std::size_t srtp_replay_window = 512;
// Sources of one peer, of 170 bytes: a camera that is switched off and on again is another one with
// another retransmission, and none may be forgotten, for its packets could be replayed.
inline constexpr std::size_t srtp_sources_max = 512;
inline constexpr std::size_t srtp_trailer_bytes_max = 20;  // a tag, and the index of SRTCP

// DTLS. Browsers begin again after 50 ms to 1 s; so do we, well within the patience of people.
inline constexpr auto dtls_first_resend = 100ms;
inline constexpr auto dtls_resend_max = 1'600ms;
inline constexpr auto dtls_handshake_timeout = 20s;  // with 30 % loss the slowest of 40 took 6.5 s
inline constexpr int dtls_last_flight_resends = 5;   // nobody acknowledges the last flight
inline constexpr std::size_t dtls_flight_max = 16;   // datagrams kept for sending again
inline constexpr long dtls_certificate_bytes_max = 4096;  // browsers' have 300 to 700

// SDP. A browser's section has 1.5 KB with audio and 6 KB with video.
inline constexpr std::size_t sdp_bytes_max = 60UL * 1024;  // and the JSON round it
inline constexpr std::size_t sdp_line_bytes_max = 1'024;
inline constexpr std::size_t sdp_lines_max = 2'500;
inline constexpr std::size_t sdp_sections_max = 40;  // a microphone, 32 others, cameras and screens
inline constexpr std::size_t sdp_codecs_max = 64;    // of one section; Chromium offers 40 for video
inline constexpr std::size_t sdp_ssrcs_max = 8;      // of one section
inline constexpr std::size_t sdp_fmtp_bytes_max = 256;

// Rooms.
inline constexpr std::size_t voice_people_max = 100;   // in one room: what one core can forward to
inline constexpr std::size_t voice_rooms_max = 500;    // as many as there are channels
inline constexpr std::size_t voice_calls_max = 1'000;  // of one server: 64 KB each
inline constexpr std::size_t voice_heard_max = 8;      // the loudest; nobody follows more at once
// Datagrams and events of one step: one packet to everybody in a room and what reports cost.
inline constexpr std::size_t voice_out_max = 512;
// Of one microphone: Opus in the shortest frames that browsers make (10 ms), and a quarter more.
inline constexpr int voice_packets_per_s = 125;
inline constexpr auto voice_burst = 2s;                    // what a stalled network lets go at once
inline constexpr std::size_t voice_dtls_pending_max = 32;  // datagrams of one step of one call

// Who speaks (RFC 6464; levels are −dBov: 0 is loudest, 127 silence).
inline constexpr int speaking_level_max = 50;  // louder than this is speech
// Where a sender says no level he counts as this: before all who are silent, behind all who speak.
inline constexpr int level_unsaid = speaking_level_max;
inline constexpr auto speaking_hold = 600ms;   // the pauses between words
inline constexpr auto sender_active_for = 1s;  // no packet for longer: sends nothing
inline constexpr int loudness_bonus = 10;      // who is heard stays unless clearly outdone
inline constexpr auto loudest_chosen_every = 200ms;

// Told to others as a connection that has trouble. Firefox is silent for 5.6 s at most.
inline constexpr auto voice_falters_after = 7s;

// A closed stream is the hint that a browser is gone, unless its media still comes. A stream that
// broke is back within five seconds; together with the silence that counts as faltering nobody who
// was killed is shown for longer than ten.
inline constexpr auto voice_stream_grace = 8s;
inline constexpr auto voice_seats_looked_at = 500ms;
// Several servers on one store. Who is silent for so long is dead, or as good as that: its rooms
// are open again within ten seconds. A sign is due in a third of that, since letters get lost.
inline constexpr auto voice_letter_every = 100ms;
inline constexpr auto voice_sign_every = 2s;
inline constexpr auto voice_server_lifetime = 6s;
inline constexpr auto voice_ask_patience = 3s;
inline constexpr std::size_t voice_asks_max = 256;  // under way to others
inline constexpr std::size_t voice_events_per_letter_max = 500;
inline constexpr std::size_t voice_events_waiting_max = 5'000;
// Joins and later offers of one account: each makes keys, signs and costs 1 to 3 ms. A burst is
// somebody whose network comes and goes.
inline constexpr double voice_offers_per_s = 0.5;
inline constexpr double voice_offers_burst = 12;

// Connections that are tried out. A page tries each announced address by UDP and by TCP, all at
// once, and the microphone; whatever does not connect in ten seconds will not.
inline constexpr std::size_t voice_checks_per_person = 2 * voice_announced_max + 1;
inline constexpr std::size_t voice_checks_max = 4 * voice_checks_per_person;  // of one server
inline constexpr auto voice_check_lifetime = 30s;
// Two rounds at once, and another a minute later.
inline constexpr double voice_checks_per_s = 0.3;
inline constexpr double voice_checks_burst = 2.0 * voice_checks_per_person;

inline constexpr auto voice_doctor_patience = 1'500ms;  // six checks by UDP, or one connection

inline constexpr auto voice_tick_every = 50ms;  // half of the first resend of DTLS
inline constexpr auto voice_report_every = 3s;  // receiver reports to each sender
inline constexpr auto video_report_every = 1s;  // and of pictures, whose rate follows them
// Sender reports of one source passed on; browsers send one in 5 s, and each goes to everybody.
inline constexpr auto voice_report_passed_every = 1s;
// After a gap of its own a stream goes on as if it had been silent: as long as the time that
// passed.
inline constexpr auto opus_frame = 20ms;

}  // namespace snug::limits
