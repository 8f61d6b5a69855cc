// Who is in which call, seen from the chat: seats of people in voice rooms, each with one call of
// the voice thread behind it. One person has one seat. Owned by app, io thread only. Learns of lost
// rights and ended sessions through the feed, of lost browsers from the voice thread and from
// streams that closed; tells everybody through the hub.
#pragma once

#include "domain/model.hpp"
#include "live/hub.hpp"
#include "live/io_mailbox.hpp"
#include "live/voice_letter.hpp"
#include "live/wire_voice.hpp"
#include "store/feed.hpp"
#include "voice/media_loop.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace snug::api {

/// The other servers on the same store, as the desk sees them.
class voice_neighbours {
public:
    virtual ~voice_neighbours() = default;

    /// He sits here now, so what is known of his seat on another server is over: that seat.
    virtual std::optional<told_seat> take_seat_of(const username& who) = 0;
    /// For those of `whom` whose streams are on other servers.
    virtual void tell(std::vector<username> whom, voice_event what) = 0;
    /// Somebody sits otherwise than before.
    virtual void seats_changed() = 0;
};

class voice_desk {
public:
    /// `now` tells time-outs that have ended, `steady` measures absences.
    voice_desk(live_state& live,
               snug::hub& hub,
               io_mailbox& mailbox,
               wall_clock now,
               snug::hub::steady_clock steady);

    /// From now on there may be others; they must outlive this.
    void meet(voice_neighbours& others) { others_ = &others; }

    /// Opens the sockets. Without this nobody can join (`unavailable`).
    result<void> open(const voice::media_loop::options& where);
    /// Says goodbye to everybody and joins the voice thread.
    void close() { media_.reset(); }
    /// Null before `open` and after `close`.
    voice::media_loop* media() { return media_.get(); }

    struct asker {
        username who;
        std::string session;        // signed in with
        bool is_elsewhere = false;  // asks through another server
    };
    struct joined {
        std::string session;  // secret name of the seat
        std::string sdp;
    };
    using join_answer = std::move_only_function<void(result<joined>)>;
    using offer_answer = std::move_only_function<void(result<std::string>)>;

    // `done` is called in a later turn, whatever the answer.

    /// A seat in `where` for somebody who may talk there; his former seat, wherever it is, goes.
    void join(asker who, const channel_id& where, voice::client_offer offer, join_answer done);
    void renegotiate(const username& who,
                     const channel_id& where,
                     const std::string& session,
                     voice::client_offer offer,
                     offer_answer done);

    using self_state = voice::call_state;
    /// Shown to everybody and held by the voice thread, whatever his browser sends.
    result<void> set_state(const username& who,
                           const channel_id& where,
                           const std::string& session,
                           self_state wanted);
    /// Whose pictures somebody looks at, until he says otherwise.
    struct watch_wish {
        std::set<username> camera;
        std::set<username> screen;
    };
    result<void> watch(const username& who,
                       const channel_id& where,
                       const std::string& session,
                       watch_wish wanted);
    result<void> leave(const username& who, const channel_id& where, const std::string& session);

    /// A committed group, after the hub has heard it: whoever lost a right or his session is cut
    /// off.
    void hear(const committed_group& group);
    /// Who is really gone, by the clock. Every limits::voice_seats_looked_at.
    void tick();

    std::size_t seats() const { return seats_.size(); }

    // For the other servers.

    /// Everybody who sits here, in the order in which they came.
    std::vector<told_seat> all_seats() const;
    /// Since when he sits here, as in `told_seat`; nullopt: he does not.
    std::optional<std::int64_t> since_ms(const username& who) const;
    bool has_people_in(const channel_id& where) const;
    /// He sits on another server now.
    void give_up(const username& who);
    /// The room is on another server: its people here have to come again.
    void give_up(const channel_id& where);

private:
    struct seat {
        std::string session;  // its own name
        asker by;
        channel_id where;
        voice::call_id call;
        std::int64_t since_ms = 0;
        voice_slots slots{};
        self_state self{};
        watch_wish watched{};
        voice::shown_streams shown{};
        bool connected = false;
        bool speaks = false;
        bool falters = false;
        std::optional<snug::hub::steady_time> alone_since{};  // no stream of his is open
    };

    void take(asker who,
              const channel_id& where,
              result<voice::switchboard::joined> made,
              join_answer& done);
    result<seat*> find(const username& who, const channel_id& where, const std::string& session);
    seat* find(voice::call_id call);
    result<void> check_still(const username& who, const channel_id& where) const;
    result<void> check_open(const username& who, const channel_id& where) const;
    void hear(const std::vector<voice::call_report>& reports);
    void hear(const voice::call_report& report);
    void hear_slot(seat& of, const voice::call_report& report);
    void pass_on_watched(const seat& of);
    void end(seat& gone, std::string_view reason);
    void show(const seat& of);
    static voice_member as_member(const seat& of);
    void tell(const std::vector<const seat*>& whom, const voice_event& what);
    void tell_changes();
    void tell_speaking(const channel_id& where);

    live_state& live_;
    snug::hub& hub_;
    io_mailbox& mailbox_;
    wall_clock now_;
    snug::hub::steady_clock steady_;
    std::unordered_map<voice::call_id, std::unique_ptr<seat>> seats_;
    std::map<username, seat*> by_person_;
    std::set<channel_id> rooms_to_tell_;
    std::set<channel_id> speaking_to_tell_;
    std::set<seat*> slots_to_tell_;
    voice_neighbours* others_ = nullptr;
    std::unique_ptr<voice::media_loop> media_;  // last: it reports into the mailbox
};

}  // namespace snug::api
