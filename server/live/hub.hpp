// Tells every open stream what concerns it. Hears the feed (one posted function per committed
// group), folds each change into the live_state, and pushes its one frame to each subscriber who
// may see it; each socket is flushed once per group. Owned by app, io thread only. Learns of
// changes through the feed alone: nobody tells it to publish.
#pragma once

#include "live/film_progress.hpp"
#include "live/live_state.hpp"
#include "live/presence.hpp"
#include "live/replay.hpp"
#include "live/stream_start.hpp"
#include "live/subscription.hpp"
#include "live/voice_roster.hpp"
#include "store/feed.hpp"

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace snug {

class hub {
public:
    using steady_time = presence::time_point;
    using steady_clock = std::function<steady_time()>;

    hub(live_state& state, reader_pool& readers, steady_clock now);
    ~hub();
    hub(const hub&) = delete;
    hub& operator=(const hub&) = delete;

    /// A committed group, in the order of commits.
    void hear(const committed_group& group);

    /// `plan` has `flush_slice` called in a later turn of the loop. Groups that are heard before
    /// that leave in one write to each socket, and their senders are answered first: with thousands
    /// of streams a flush takes longer than a commit. Without it each group is flushed as it is
    /// heard.
    void flush_later(std::function<void()> plan) { plan_flush_ = std::move(plan); }
    void flush();
    /// Some streams only, and plans the next slice. Between two slices requests have their turn, so
    /// the writer commits the next group meanwhile, and whoever still waits gets both in one write.
    void flush_slice();

    struct opening {
        username who;
        std::string session;
        bool quiet = false;
        std::string cursor;  // as the client gave it; empty: none
        stream_start start;
    };

    /// A new stream: `hello`, what it missed, `caught_up`, then live. `live_state::prepare` has run
    /// for `who`. Somebody who was removed meanwhile is signed out at once.
    void open(const opening& asked, std::unique_ptr<outlet> out);

    std::size_t streams_of(const username& who) const;
    std::size_t stream_count() const { return stream_count_; }

    /// Presence is told, waiting replays go on. Every limits::live_tick.
    void tick();

    /// Called for each session that ends, before its streams do.
    void on_session_closed(std::function<void(const session_closed&)> hear) {
        session_closed_ = std::move(hear);
    }

    /// `who` is typing in `where`, which he sees: told with the next tick, once however often it is
    /// said. Beyond limits::typing_per_tick_max at once it is dropped: it will be said again.
    void type(const username& who, const channel_id& where);

    /// The same of somebody who is on another server.
    void type_elsewhere(const username& who, const channel_id& where);
    /// How people had chosen to be seen before this server started.
    void remember(const std::vector<chosen_status>& chosen, wall_time now);
    /// How somebody wants to be seen: see presence::choose.
    void choose(const username& who, status wanted, std::optional<steady_time> words_end);
    /// The same, said to another server of the set.
    void choose_elsewhere(const username& who, status wanted, std::optional<steady_time> words_end);

    /// A film is being made playable: told to all who see its channel, here and on other servers.
    void progress(const film_progress& of);
    /// The same, of one that is made on another server.
    void progress_elsewhere(const film_progress& of);
    /// Called for the progress of what is made here.
    void on_progress(std::function<void(const film_progress&)> progressed) {
        progressed_ = std::move(progressed);
    }

    /// Called for what people here do that other servers should hear of.
    void on_signs_of_life(
        std::function<void(const username&, const channel_id&)> typed,
        std::function<void(const username&, const status&, std::optional<steady_time>)> chose) {
        typed_ = std::move(typed);
        chose_ = std::move(chose);
    }

    /// Who has a stream open on this server.
    std::set<username> people_here() const;

    snug::presence& present() { return presence_; }

    voice_roster& rooms() { return rooms_; }
    /// Who is in `where` now, to all who see it.
    void tell_room(const channel_id& where);
    /// What concerns `who` alone and has no position, to his devices.
    void tell_person(const username& who, const shared_bytes& frame);

private:
    struct person {
        username name;
        std::vector<subscription_ptr> streams;
    };
    enum class quietness : std::uint8_t { not_quiet, also_quiet };
    using read_places = std::set<std::pair<username, channel_id>>;

    void hear(const committed& next, read_places& reads);
    void hear_quiet(const change& what, read_places& reads);
    void note_called(const change& what, read_places& reads) const;
    void tell_notify(const notify_set& what);
    void tell_private(const change& what);
    void tell_shelf(const change& what);
    std::vector<block> blockers_of(const change& what) const;
    void publish(const live_event& event);
    static const channel* only_channel(const world& seen, const live_event& event);
    void give(person& to, const shared_bytes& frame, const live_event& event);
    void push(const subscription_ptr& to, const shared_bytes& frame);
    void push_to(const username& who, const shared_bytes& frame, quietness carried);
    void tell_reads(const read_places& reads);
    void tell_read(const username& who, const channel_id& where);
    void tell_sight(const username& who, const std::vector<channel_id>& saw);
    void start_anew(const std::vector<username>& people);
    std::vector<channel_id> sight_of(const username& who) const;
    void tell_own_presence(const username& who);
    void tell_typing();
    void tell_seers(const channel_id& where, const shared_bytes& frame);
    void tell_presence(const std::vector<presence::change>& changes);
    shared_bytes hello(const opening& asked, const member& viewer) const;
    void sign_out(const username& who, const std::string* session, std::string_view reason);
    void forget_stream(const username& who);
    void closed(const std::weak_ptr<subscription>& gone);
    void flush_first();
    void flush_or_plan();

    live_state& state_;
    steady_clock now_;
    replay replay_;
    snug::presence presence_;
    voice_roster rooms_;
    std::unordered_map<username, person> people_;      // who has a stream open
    std::map<channel_id, std::set<username>> typing_;  // since the last tick
    std::deque<subscription_ptr> dirty_;               // pushed to, each once, and not flushed yet
    std::function<void()> plan_flush_;
    bool flush_is_planned_ = false;
    std::size_t stream_count_ = 0;
    std::function<void(const session_closed&)> session_closed_;
    std::function<void(const username&, const channel_id&)> typed_;
    std::function<void(const film_progress&)> progressed_;
    std::function<void(const username&, const status&, std::optional<steady_time>)> chose_;
};

}  // namespace snug
