// All calls and rooms of this server behind one port, without sockets, threads or clock: what came
// in goes to the call it belongs to, and what that leads to is left in an outbox. One owner, one
// thread. In the steady state a packet allocates nothing.
#pragma once

#include "voice/core/call.hpp"

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace snug::voice {

class switchboard {
public:
    /// `addresses` is what every answer announces, the best first.
    switchboard(dtls_identity identity, std::vector<announced_address> addresses);

    struct joined {
        call_id call;
        std::string answer;  // SDP
    };

    /// Opens a call for somebody whom the caller let into `room`. Refusals: what `parse_sdp_offer`
    /// and `call::make` refuse, `too_many` for a full room or server.
    result<joined> join(instant now, room_id room, const client_offer& offer, outbox& out);

    /// A later offer of the same call; the new answer. `not_found` when the call is gone.
    result<std::string> renegotiate(call_id id, const client_offer& offer, outbox& out);

    /// Whose pictures a call is sent from now on; who is not in its room is left out. Unknown
    /// calls are gone already.
    void set_watched(call_id id, watched_streams wanted, outbox& out);

    /// What answers announce from now on.
    void announce(std::vector<announced_address> addresses) { addresses_ = std::move(addresses); }

    /// The microphone of who is muted is not forwarded, who is deafened is sent no sound of others,
    /// from the next packet on. Unknown calls are gone already.
    void set_state(instant now, call_id id, call_state wanted, outbox& out);

    /// Ends a call at once: no later packet of it is forwarded, nor any sent to it but goodbye.
    void leave(call_id id, outbox& out);

    /// Takes one datagram, or one frame of ICE-TCP. `datagram` is opened in place. Only STUN is
    /// looked at from an address that has not proven itself.
    void receive(instant now, const transport_address& from, bytes_out datagram, outbox& out);

    /// Whether `from` has proven itself for a call that lives.
    bool is_proven(const transport_address& from) const;

    /// A TCP connection has closed.
    void disconnected(const transport_address& from);

    /// Timers; to be called every `limits::voice_tick_every`.
    void tick(instant now, outbox& out);

    /// The events that a late joiner of `room` has missed: who speaks at this moment.
    void tell_present(room_id room, outbox& out);

    /// `not_found` when the call is gone.
    result<call_facts> look(call_id id) const;

    std::size_t calls() const { return calls_.size(); }
    std::vector<call_id> everybody() const;
    /// The mid of a call's slot, for telling its client who is in it; empty where there is none.
    std::string slot_mid(call_id id, std::size_t slot) const;

private:
    struct listener {
        call* to = nullptr;
        std::size_t slot = 0;
    };
    struct member {
        call* of = nullptr;
        // Who has a slot for what he sends, by kind.
        std::array<std::vector<listener>, all_stream_kinds.size()> listeners;

        std::vector<listener>& listeners_of(stream_kind kind) { return listeners[place_of(kind)]; }
    };
    struct room {
        std::vector<member> members;
        std::vector<talker> talkers;  // scratch of `choose_loudest`
        instant chosen_at{};
    };

    void receive_stun(instant now, const transport_address& from, bytes_view datagram, outbox& out);
    void receive_rtp(instant now, call& from, bytes_view clear, outbox& out);
    void receive_rtcp(instant now, call& from, bytes_view clear, outbox& out);
    void receive_voice(
        instant now, call& from, uplink& microphone, const rtp_packet& packet, outbox& out);
    void forward_music(
        instant now, call& from, uplink& music, const rtp_packet& packet, outbox& out);
    void receive_again(instant now, call& from, const rtp_packet& packet, outbox& out);
    void take_picture(
        instant now, call& from, uplink& picture, const rtp_packet& packet, outbox& out);
    void forward_picture(
        instant now, call& from, uplink& picture, const rtp_packet& packet, outbox& out);
    void send_again(instant now, call& viewer, const rtcp_packet& wish, outbox& out);
    void take_losses(call& viewer, const rtcp_packet& report);
    /// What may come of all that `sender` shows, so that its viewers bear it.
    static void ask_for_rate(instant now, call& sender, outbox& out);
    static void ask_for_missing(instant now, call& sender, uplink& of, outbox& out);
    void take_sender_report(instant now, call& from, const rtcp_packet& packet, outbox& out);
    void take_key_frame_wishes(instant now, call& from, const rtcp_packet& packet, outbox& out);
    void forward_report(call& from, const uplink& of, const sender_report& report, outbox& out);
    static void report_to(instant now, call& sender, uplink& about, outbox& out);
    void want_key_frames_of(call& viewer);
    static void ask_for_key_frame(instant now, call& sender, uplink& of, outbox& out);
    uplink* shown_in(call& viewer, std::uint32_t ssrc);
    uplink* find_uplink(const stream_id& what);
    void tell_speaking(instant now, call& of, outbox& out);
    static void tell_faltering(instant now, call& of, outbox& out);
    static void tell_shown(call& of, outbox& out);
    static void choose_loudest(instant now, room& in);
    static void set_heard(member& of, bool heard);

    /// Gives slots to those who have none, and keeps the lists of listeners true.
    void assign_slots(room& in, outbox& out);
    void assign_slots_of(room& in, call& to, outbox& out);
    /// Takes back the slots for what is not sent or not watched any more.
    void free_slots_of(call& to, outbox& out);
    void fill_slot(call& to, std::size_t which, const stream_id& what, outbox& out);
    /// Who begins to speak gets a slot at everybody's, if need be that of somebody who is silent: a
    /// room may have more people than anybody has slots.
    void give_slots_to_speaker(room& in, call& speaker, outbox& out);
    void join_anew(call& of, kind_set kinds);
    static void list_listeners(room& in);
    /// An m-line that is free for that kind, or that somebody silent can spare for it.
    std::optional<std::size_t> place_for(const call& to, stream_kind kind) const;
    bool is_idle(const slot& one) const;
    void remove(call_id id, outbox& out);
    void index_ufrag(call& of);
    member* member_of(call& of);

    dtls_identity identity_;
    std::vector<announced_address> addresses_;
    std::unordered_map<call_id, std::unique_ptr<call>> calls_;
    std::unordered_map<room_id, room> rooms_;
    std::unordered_map<transport_address, call*> by_address_;
    std::map<std::string, call*, std::less<>> by_ufrag_;
    std::uint64_t next_call_ = 1;
};

}  // namespace snug::voice
