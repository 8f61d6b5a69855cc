// Everything the io thread knows by heart: world, newest messages, newest events, read marks; each
// change is folded and encoded here exactly once. Owned by app with the hub, io thread only (but
// for `preload`, before it runs). Sends nothing. What memory does not hold it asks the readers for.
#pragma once

#include "live/log_tail.hpp"
#include "live/read_marks.hpp"
#include "live/reader_pool.hpp"
#include "live/world.hpp"

#include <boost/asio/awaitable.hpp>

#include <memory>
#include <optional>
#include <unordered_map>

namespace snug {

class live_state {
public:
    live_state(world_state at_start, reader_pool& readers);

    /// Fills the tail and the newest page of `home` from the store, blocking: at start, so that the
    /// first herd after a restart is served from memory.
    result<void> preload(reader& from);

    /// Folds the next change; the event it makes, if it is a logged one that was not folded before.
    std::optional<live_event> apply(const committed& next);

    world& seen() { return world_; }
    const world& seen() const { return world_; }
    const log_tail& tail() const { return tail_; }
    const topic* find_topic(const channel_id& where) const;

    /// The encoding of that revision of a message, if memory holds it.
    shared_bytes find_json(const message& what) const;

    /// Loads what a snapshot of `channel` (if given) or a `hello` for `who` needs: read marks,
    /// topics. Afterwards everything can be told from memory in one turn. Refused when `who` has
    /// left.
    boost::asio::awaitable<result<void>> prepare(username who, std::optional<channel_id> channel);

    read_state read_state_of(const member& who, const channel& where) const;
    /// False: the count has to come from the store first (`recount`).
    bool has_count(const username& who, const channel_id& where) const;
    void recount(const username& who, std::move_only_function<void()> done);

    /// What `viewer` gets of an event: the shared frame, one made for him, or nothing.
    shared_bytes frame_for(const live_event& event, const member& viewer) const;
    /// The same for somebody who was away.
    shared_bytes replay_frame_for(const live_event& event, const member& viewer) const;
    /// `channel_visible` with the marks of `viewer`.
    shared_bytes visible_frame(const channel& where, const member& viewer, position pos) const;
    /// Who is called in that message, as far as memory holds it.
    bool calls(const channel_id& where, sequence seq, const username& viewer) const;
    /// How `who` is called in `where`.
    notify_settings notify_of(const member& who, const channel& where) const {
        return marks_.state(who.name, where, nullptr).notify;
    }
    std::string channel_json_for(const channel& where, const member& viewer) const;

private:
    topic& shelf(const channel_id& where);
    shared_bytes frame_without_people(const live_event& event, const member& viewer) const;
    void fold_quiet(const change& what);
    void fold_reaction(const change& what);
    live_event fold_message(const committed& next, const message& what);
    read_marks::generations generations() const;
    boost::asio::awaitable<result<void>> load_marks(username who);
    boost::asio::awaitable<result<void>> fill_topic(channel_id where);

    reader_pool& readers_;
    world world_;
    log_tail tail_;
    read_marks marks_;
    std::unordered_map<channel_id, std::unique_ptr<topic>> topics_;
};

}  // namespace snug
