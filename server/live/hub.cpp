#include "live/hub.hpp"

#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "live/wire_channel.hpp"
#include "live/wire_event.hpp"

#include <algorithm>
#include <utility>

namespace snug {

hub::hub(live_state& state, reader_pool& readers, steady_clock now)
    : state_(state), now_(std::move(now)), replay_(state, readers) {}

hub::~hub() = default;

void hub::hear(const committed_group& group) {
    read_places reads;
    for (const committed& next : *group)
        hear(next, reads);
    tell_reads(reads);
    flush_or_plan();
}

void hub::hear(const committed& next, read_places& reads) {
    hear_quiet(next.what, reads);
    note_called(next.what, reads);
    const auto* updated = std::get_if<member_updated>(&next.what);
    const auto saw =
        updated != nullptr ? sight_of(updated->member.name) : std::vector<channel_id>();
    const auto had_blocked = blockers_of(next.what);
    const auto event = state_.apply(next);
    for (const block& ended : had_blocked)
        push_to(ended.by, blocked_frame(ended, false), quietness::not_quiet);
    if (const auto* set = std::get_if<notify_set>(&next.what)) tell_notify(*set);
    tell_private(next.what);
    tell_shelf(next.what);
    if (updated != nullptr) tell_sight(updated->member.name, saw);
    if (event) publish(*event);
    if (const auto* left = std::get_if<member_left>(&next.what)) {
        sign_out(left->user, nullptr, to_word(left->why));
        presence_.forget(left->user);
    }
    if (event) start_anew(event->anew);
}

void hub::hear_quiet(const change& what, read_places& reads) {
    if (const auto* closed = std::get_if<session_closed>(&what)) {
        if (session_closed_) session_closed_(*closed);
        sign_out(closed->user, &closed->id, closed->reason);
    }
    if (const auto* mark = std::get_if<read_marked>(&what)) {
        if (people_.contains(mark->user)) reads.emplace(mark->user, mark->channel);
    }
}

/// Whom a message called that changes or goes now: their badges may be wrong from here on. Before
/// the change is folded, since it is the old form that counts.
void hub::note_called(const change& what, read_places& reads) const {
    const message* changed = nullptr;
    if (const auto* edited = std::get_if<message_edited>(&what)) changed = &edited->message;
    if (const auto* deleted = std::get_if<message_deleted>(&what)) changed = &deleted->tombstone;
    if (changed == nullptr) return;
    for (const auto& [name, to] : people_) {
        if (state_.calls(changed->channel, changed->seq, name))
            reads.emplace(name, changed->channel);
    }
}

void hub::publish(const live_event& event) {
    const world& seen = state_.seen();
    const channel* where = only_channel(seen, event);
    for (auto& [name, to] : people_) {
        const member* viewer = seen.find_member(name);
        if (viewer == nullptr) continue;
        if (where == nullptr) {
            give(to, state_.frame_for(event, *viewer), event);
        } else if (may_see(*viewer, *where)) {
            give(to, event.frame, event);
        }
    }
}

/// Where who sees the channel gets the one frame and nobody else anything: looked up once, and not
/// for each person. Null: frame_for knows.
const channel* hub::only_channel(const world& seen, const live_event& event) {
    const bool is_plain =
        event.sight == sight::none && event.to.who == audience::kind::who_see_channel;
    return is_plain ? seen.find_channel(event.to.channel) : nullptr;
}

void hub::give(person& to, const shared_bytes& frame, const live_event& event) {
    if (!frame) return;
    for (const subscription_ptr& stream : to.streams) {
        if (!stream->is_live() || event.pos <= stream->at()) continue;
        if (stream->is_quiet() && !event.for_quiet) continue;
        push(stream, frame);
    }
}

void hub::push(const subscription_ptr& to, const shared_bytes& frame) {
    if (to->push(frame)) dirty_.push_back(to);
}

void hub::push_to(const username& who, const shared_bytes& frame, quietness carried) {
    const auto found = people_.find(who);
    if (found == people_.end()) return;
    for (const subscription_ptr& stream : found->second.streams) {
        // One that still replays has had its `hello` already: what has no position would be lost to
        // it for good.
        if (carried == quietness::also_quiet || !stream->is_quiet()) push(stream, frame);
    }
}

void hub::flush_or_plan() {
    if (dirty_.empty()) return;
    if (!plan_flush_) return flush();
    if (!std::exchange(flush_is_planned_, true)) plan_flush_();
}

void hub::flush_first() {
    const subscription_ptr stream = std::move(dirty_.front());
    dirty_.pop_front();
    stream->flush();
}

void hub::flush() {
    flush_is_planned_ = false;
    while (!dirty_.empty())
        flush_first();
}

void hub::flush_slice() {
    flush_is_planned_ = false;
    for (std::size_t i = 0; i < limits::flush_slice && !dirty_.empty(); ++i)
        flush_first();
    flush_or_plan();
}

void hub::tell_reads(const read_places& reads) {
    for (const auto& [who, where] : reads) {
        if (state_.has_count(who, where)) {
            tell_read(who, where);
        } else {
            state_.recount(who, [this, who, where] {
                tell_read(who, where);
                flush_or_plan();
            });
        }
    }
}

void hub::tell_read(const username& who, const channel_id& where) {
    const member* viewer = state_.seen().find_member(who);
    const channel* place = state_.seen().find_channel(where);
    if (viewer == nullptr || place == nullptr || !may_see(*viewer, *place)) return;
    push_to(who, read_frame(state_.read_state_of(*viewer, *place)), quietness::also_quiet);
}

std::vector<channel_id> hub::sight_of(const username& who) const {
    std::vector<channel_id> ids;
    const member* viewer = state_.seen().find_member(who);
    if (viewer == nullptr || !people_.contains(who)) return ids;
    for (const channel* where : state_.seen().channels_of(*viewer))
        ids.push_back(where->id);
    return ids;
}

void hub::tell_sight(const username& who, const std::vector<channel_id>& saw) {
    const member* viewer = state_.seen().find_member(who);
    if (viewer == nullptr || !people_.contains(who)) return;
    const std::vector<channel_id> sees = sight_of(who);
    // No id on these: they come before the event that has one, so a cut between them loses nothing.
    for (const channel_id& id : saw) {
        if (std::ranges::find(sees, id) == sees.end())
            push_to(who, hidden_frame(id), quietness::not_quiet);
    }
    for (const channel_id& id : sees) {
        if (std::ranges::find(saw, id) != saw.end()) continue;
        const channel* where = state_.seen().find_channel(id);
        push_to(who, state_.visible_frame(*where, *viewer, 0), quietness::not_quiet);
    }
}

/// Whole lists of people have come into their sight, or gone, and what they missed out of sight
/// nobody tells them.
void hub::start_anew(const std::vector<username>& people) {
    if (people.empty()) return;
    const shared_bytes frame = resync_frame("invalid", to_text(state_.seen().here()));
    for (const username& who : people) {
        const auto found = people_.find(who);
        if (found == people_.end()) continue;
        for (const subscription_ptr& stream : found->second.streams) {
            // One that replays comes to the same by itself.
            if (stream->is_live()) push(stream, frame);
        }
    }
}

std::size_t hub::streams_of(const username& who) const {
    const auto found = people_.find(who);
    return found == people_.end() ? 0 : found->second.streams.size();
}

void hub::open(const opening& asked, std::unique_ptr<outlet> out) {
    auto stream =
        std::make_shared<subscription>(asked.who, asked.session, asked.quiet, std::move(out));
    stream->out().on_closed([this, gone = std::weak_ptr(stream)] { closed(gone); });
    people_[asked.who].streams.push_back(stream);
    ++stream_count_;
    presence_.connected(asked.who);
    const member* viewer = state_.seen().find_member(asked.who);
    if (viewer == nullptr) return sign_out(asked.who, &asked.session, "kicked");

    stream->push(hello(asked, *viewer));
    switch (asked.start.how) {
        case stream_start::kind::replay:
            replay_.start(stream, asked.start.pos);
            break;
        case stream_start::kind::resync:
            replay_.resync(*stream, asked.start.reason);
            break;
        default:
            replay_.finish(*stream);
    }
    stream->flush();
}

shared_bytes hub::hello(const opening& asked, const member& viewer) const {
    std::vector<read_state> reads;
    for (const channel* where : state_.seen().channels_of(viewer)) {
        reads.push_back(state_.read_state_of(viewer, *where));
    }
    const std::string here = to_text(state_.seen().here());
    const bool has_cursor = asked.start.how != stream_start::kind::fresh;
    const bool good = asked.start.how == stream_start::kind::replay;
    const auto blocked = state_.seen().blocked_by(viewer.name);
    return hello_frame(good ? asked.cursor : here,
                       reads,
                       blocked,
                       rooms_.rooms_json(state_.seen(), viewer),
                       has_cursor ? "" : here);
}

void hub::sign_out(const username& who, const std::string* session, std::string_view reason) {
    const auto found = people_.find(who);
    if (found == people_.end()) return;
    std::vector<subscription_ptr> ended;
    std::erase_if(found->second.streams, [&](const subscription_ptr& stream) {
        const bool ends = session == nullptr || stream->session() == *session;
        if (ends) ended.push_back(stream);
        return ends;
    });
    for (const subscription_ptr& stream : ended) {
        stream->push(signed_out_frame(reason));
        stream->flush();
        stream->close();
        // Now, and not when the socket has drained: by then he may be back under the same name.
        forget_stream(who);
    }
    if (found->second.streams.empty()) people_.erase(found);
}

void hub::forget_stream(const username& who) {
    --stream_count_;
    presence_.disconnected(who, now_());
}

void hub::closed(const std::weak_ptr<subscription>& gone) {
    const subscription_ptr stream = gone.lock();
    const auto found = stream ? people_.find(stream->who()) : people_.end();
    if (found == people_.end()) return;
    if (std::erase(found->second.streams, stream) == 0) return;
    forget_stream(stream->who());
    if (found->second.streams.empty()) people_.erase(found);
}

void hub::tick() {
    replay_.tick();
    const auto changes = presence_.due(now_());
    if (!changes.empty()) tell_presence(changes);
    if (!typing_.empty()) tell_typing();
    flush_or_plan();
}

std::set<username> hub::people_here() const {
    std::set<username> here;
    for (const auto& [name, to] : people_)
        here.insert(name);
    return here;
}

}  // namespace snug
