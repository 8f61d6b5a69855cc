// One connection of somebody to a room: its transport (ICE, DTLS, SRTP), what it sends and the
// slots in which it hears others. Knows no room and no other call. One owner, one thread, no clock.
#pragma once

#include "base/result.hpp"
#include "voice/core/dtls.hpp"
#include "voice/core/ice.hpp"
#include "voice/core/outbox.hpp"
#include "voice/core/sdp_answer.hpp"
#include "voice/core/slot.hpp"
#include "voice/core/srtp.hpp"
#include "voice/core/uplink.hpp"

#include <optional>
#include <string>
#include <vector>

namespace snug::voice {

/// What somebody wants of his own call. Kept here too, for a client can err or lie.
struct call_state {
    bool muted = false;     // his microphone goes to nobody
    bool deafened = false;  // no sound of anybody goes to him

    friend bool operator==(const call_state&, const call_state&) = default;
};

/// Whose pictures somebody looks at. The sound of a screen goes with it.
struct watched_streams {
    std::vector<call_id> camera;
    std::vector<call_id> screen;

    friend bool operator==(const watched_streams&, const watched_streams&) = default;
};

/// How many m-lines are missing.
struct missing_slots {
    std::size_t audio = 0;
    std::size_t video = 0;

    friend bool operator==(const missing_slots&, const missing_slots&) = default;
};

/// How far a call has come: what its doctor asks.
struct call_facts {
    bool reached = false;        // a good check of the browser has come
    bool connected = false;      // both have the keys
    std::uint64_t packets = 0;   // of its microphone
    std::uint8_t loudest = 127;  // RFC 6464: 0 is loudest

    friend bool operator==(const call_facts&, const call_facts&) = default;
};

class call {
public:
    /// A call for `offer`, or why it cannot be one: `invalid_field` where there is nothing to be
    /// heard and no place to hear, or where `named` does not fit.
    static result<std::unique_ptr<call>> make(call_id id,
                                              room_id room,
                                              const sdp_offer& offer,
                                              const sent_kinds& named,
                                              const dtls_identity& identity,
                                              instant now);

    /// Takes a later offer of the same browser: more slots, a microphone that was plugged in or
    /// changed, pictures that begin or end, new ICE credentials. What comes from another source
    /// than before. Refused (`invalid_field`), and nothing is changed: sections that are gone or
    /// bear another mid, another certificate, names that do not fit or two of one kind.
    result<kind_set> renegotiate(const sdp_offer& offer, const sent_kinds& named);

    /// What stands in the answer to the last offer.
    sdp_answer answer(std::span<const announced_address> addresses, const digest& fingerprint);

    // What came for this call from an address that `ice` knows.

    void take_dtls(instant now, bytes_view datagram, outbox& out);
    /// Opens in place and moves the path; nullopt where it is to be dropped.
    std::optional<bytes_view> open_rtp(instant now,
                                       const transport_address& from,
                                       bytes_out packet);
    std::optional<bytes_view> open_rtcp(instant now,
                                        const transport_address& from,
                                        bytes_out packet);
    /// Which stream of this call `packet` is of, or repairs; null where there is none. Learns its
    /// SSRC where only the MID tells.
    enum class repair : std::uint8_t { no, yes };
    uplink* find_sender(const rtp_packet& packet, repair is);

    // What goes to this call; nothing before there are keys and a path.

    /// No sound either while he is deafened.
    void send_rtp(instant now,
                  slot& into,
                  const rtp_packet& packet,
                  std::optional<audio_level> level,
                  outbox& out);
    /// Once more what went into that slot, by RTX where his browser knows it (RFC 4588).
    void send_again(slot& into, const rtp_packet& packet, outbox& out);
    /// Seals the compound of `size` bytes in `buffer`, which is what `out` reserved last.
    void send_rtcp(bytes_out buffer, std::size_t size, outbox& out);

    /// Retransmissions of DTLS. Whether the call still lives.
    bool tick(instant now, outbox& out);
    /// Whether it began or ceased to falter (`limits::voice_falters_after`) since the last time
    /// this was asked.
    bool changes_faltering(instant now);
    bool is_faltering() const { return faltering_; }
    /// Whether it began or ceased to show anything since the last time this was asked.
    bool changes_shown();
    shown_streams shown() const { return shown_; }
    /// Whether it misses other slots than the last time this was asked.
    bool changes_missing(missing_slots now);
    call_facts facts() const;
    /// Says goodbye as far as that can be done.
    void close(outbox& out);

    call_id id() const { return id_; }
    room_id room() const { return room_; }
    ice_agent& ice() { return ice_; }
    bool is_connected() const { return sender_.has_value(); }
    bool is_over() const;
    call_state& state() { return state_; }
    std::vector<uplink>& uplinks() { return uplinks_; }
    /// Null where there is none. A microphone that is unplugged for now is one.
    uplink* microphone();
    /// What is sent of that kind at present, or null.
    uplink* sending(stream_kind kind);
    watched_streams& watched() { return watched_; }
    bool watches(const stream_id& what) const;
    std::vector<slot>& slots() { return slots_; }
    const std::vector<slot>& slots() const { return slots_; }
    /// Whether it is time to ask its sender for another rate.
    bool takes_rate(instant now);
    std::uint32_t own_ssrc() const { return own_ssrc_; }
    /// The index under which the packet that `open_rtp` opened last was sealed.
    std::uint64_t index_of(const rtp_header& header) const;

private:
    call(call_id id,
         room_id room,
         const sdp_offer& offer,
         const sent_kinds& named,
         const dtls_identity& identity,
         instant now);
    result<void> check_sections(const sdp_offer& offer) const;
    result<void> check_name(const sdp_section& section, std::size_t index, stream_kind name) const;
    result<void> check_names(const sdp_offer& offer, const sent_kinds& named) const;
    void add_sections(const sdp_offer& offer, const sent_kinds& named);
    answer_section accept_section(const sdp_section& section,
                                  std::size_t index,
                                  std::optional<stream_kind> named);
    void add_uplink(const sdp_section& section,
                    std::size_t index,
                    stream_kind kind,
                    answer_section& made);
    void add_slot(const sdp_section& section, std::size_t index, answer_section& made);
    kind_set change_section(const sdp_section& section,
                            std::size_t index,
                            std::optional<stream_kind> named);
    uplink* uplink_at(std::size_t section);
    const uplink* uplink_at(std::size_t section) const;
    bool has_slot_at(std::size_t section) const;
    void flush(datagrams& words, outbox& out);

    call_id id_;
    room_id room_;
    std::string peer_ufrag_;
    digest peer_fingerprint_;
    ice_agent ice_;
    dtls_session dtls_;
    std::optional<srtp_sender> sender_;
    std::optional<srtp_receiver> receiver_;
    std::vector<uplink> uplinks_;
    std::vector<slot> slots_;
    std::vector<answer_section> sections_;
    std::uint32_t own_ssrc_;
    std::uint64_t answers_ = 0;
    call_state state_;
    watched_streams watched_;
    shown_streams shown_;
    missing_slots missing_;
    bool faltering_ = false;
    instant rate_due_ = instant::min();
};

}  // namespace snug::voice
