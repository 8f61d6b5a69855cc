#include "live/live_state.hpp"

#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "live/guest_sight.hpp"
#include "live/wire_channel.hpp"
#include "live/wire_event.hpp"
#include "live/wire_message.hpp"

#include <algorithm>

namespace snug {

namespace {

const message* message_of(const change& what) {
    if (const auto* posted = std::get_if<message_posted>(&what)) return &posted->message;
    if (const auto* edited = std::get_if<message_edited>(&what)) return &edited->message;
    if (const auto* deleted = std::get_if<message_deleted>(&what)) return &deleted->tombstone;
    return nullptr;
}

page_request newest_of(const channel_id& where) {
    return {.channel = where, .limit = limits::topic_messages_max};
}

}  // namespace

live_state::live_state(world_state at_start, reader_pool& readers)
    : readers_(readers), world_(std::move(at_start)), tail_(world_.pos()) {}

result<void> live_state::preload(reader& from) {
    if (world_.find_channel(home_channel) != nullptr) {
        auto newest = from.messages(newest_of(home_channel));
        if (!newest) return std::unexpected(newest.error());
        shelf(home_channel).fill(*newest);
    }
    const position head = world_.pos();
    const position room = limits::log_tail_entries_max;
    const position start = std::max(head > room ? head - room : 0, world_.pruned_to());
    if (start == head) return {};
    auto log = from.log_after(start, limits::log_tail_entries_max);
    if (!log) return std::unexpected(log.error());
    for (const committed& what : *log) {
        if (what.pos <= head) tail_.append(make_event(world_, what));
    }
    return {};
}

std::optional<live_event> live_state::apply(const committed& next) {
    fold_quiet(next.what);
    const bool is_new = next.pos > world_.pos();
    const message* what = message_of(next.what);
    if (is_new && what != nullptr)
        shelf(what->channel);  // an empty channel is known empty before its first message
    const guest_sight sight(world_, next.what);
    world_.fold(next);
    if (!is_new) return std::nullopt;
    fold_reaction(next.what);
    live_event event = what != nullptr ? fold_message(next, *what) : make_event(world_, next);
    sight.tell(event, world_);
    if (const auto* left = std::get_if<member_left>(&next.what)) marks_.forget(left->user);
    if (const auto* gone = std::get_if<channel_deleted>(&next.what)) {
        topics_.erase(gone->channel);
        tail_.renew(*gone, world_.epoch());
    }
    if (const auto* gone = std::get_if<emoji_removed>(&next.what))
        tail_.renew(*gone, world_.epoch());
    tail_.append(event);
    return event;
}

void live_state::fold_quiet(const change& what) {
    if (const auto* mark = std::get_if<read_marked>(&what))
        marks_.mark(mark->user, mark->channel, mark->seq);
    if (const auto* set = std::get_if<notify_set>(&what))
        marks_.choose(set->user, set->channel, set->settings);
}

void live_state::fold_reaction(const change& what) {
    if (const auto* added = std::get_if<reaction_added>(&what)) shelf(added->channel).react(*added);
    if (const auto* removed = std::get_if<reaction_removed>(&what))
        shelf(removed->channel).react(*removed);
}

live_event live_state::fold_message(const committed& next, const message& what) {
    const shared_bytes json = encode_message(what);
    topic& held = shelf(what.channel);
    held.apply(topic::make_entry(what, json));
    if (!std::holds_alternative<message_posted>(next.what)) {
        held.note_change();
        tail_.renew(what, json, world_.epoch());
    }
    return make_event(world_, next, json);
}

topic& live_state::shelf(const channel_id& where) {
    auto& held = topics_[where];
    if (held) return *held;
    held = std::make_unique<topic>();
    // A channel without messages needs no store to tell so.
    const channel* known = world_.find_channel(where);
    if (known != nullptr && known->last_seq == 0) held->fill({});
    return *held;
}

const topic* live_state::find_topic(const channel_id& where) const {
    const auto found = topics_.find(where);
    return found == topics_.end() ? nullptr : found->second.get();
}

shared_bytes live_state::find_json(const message& what) const {
    const topic* held = find_topic(what.channel);
    const topic::entry* entry = held == nullptr ? nullptr : held->find(what.seq);
    return entry != nullptr && entry->rev == what.rev ? entry->json : nullptr;
}

boost::asio::awaitable<result<void>> live_state::prepare(username who,
                                                         std::optional<channel_id> channel) {
    if (auto loaded = co_await load_marks(who); !loaded) co_return loaded;
    const member* viewer = world_.find_member(who);
    if (viewer == nullptr) co_return refuse(errc::not_signed_in);
    std::vector<channel_id> wanted;
    for (const snug::channel* where : world_.channels_of(*viewer)) {
        const bool has_unread = marks_.read_seq(who, where->id) < where->last_seq;
        if (has_unread || where->id == channel) wanted.push_back(where->id);
    }
    for (const channel_id& where : wanted) {
        if (auto filled = co_await fill_topic(where); !filled) co_return filled;
        if (has_count(who, where)) continue;
        const auto asked_at = generations();
        question<std::vector<read_state>> asked = [who](reader& from) {
            return from.reads_of(who);
        };
        auto counts = co_await readers_.ask(std::move(asked));
        if (!counts) co_return std::unexpected(counts.error());
        marks_.recount(who, *counts, asked_at);
    }
    co_return result<void>{};
}

boost::asio::awaitable<result<void>> live_state::load_marks(username who) {
    if (marks_.knows(who)) co_return result<void>{};
    marks_.expect(who);
    const auto asked_at = generations();
    question<std::vector<read_state>> asked = [who](reader& from) { return from.reads_of(who); };
    auto states = co_await readers_.ask(std::move(asked));
    if (!states) co_return std::unexpected(states.error());
    marks_.load(who, *states, asked_at);
    co_return result<void>{};
}

boost::asio::awaitable<result<void>> live_state::fill_topic(channel_id where) {
    topic& held = shelf(where);
    if (held.is_filled()) co_return result<void>{};
    question<message_page> asked = [where](reader& from) {
        return from.messages(newest_of(where));
    };
    auto newest = co_await readers_.ask(std::move(asked));
    if (!newest) co_return std::unexpected(newest.error());
    if (!held.is_filled()) held.fill(*newest);  // somebody else may have asked meanwhile
    co_return result<void>{};
}

read_state live_state::read_state_of(const member& who, const channel& where) const {
    return marks_.state(who.name, where, find_topic(where.id));
}

bool live_state::has_count(const username& who, const channel_id& where) const {
    const channel* known = world_.find_channel(where);
    return known == nullptr || !marks_.lacks_count(who, *known, find_topic(where));
}

void live_state::recount(const username& who, std::move_only_function<void()> done) {
    readers_.ask<std::vector<read_state>>(
        [who](reader& from) { return from.reads_of(who); },
        [this, who, asked_at = generations(), done = std::move(done)](auto counts) mutable {
            if (counts) marks_.recount(who, *counts, asked_at);
            done();
        });
}

std::string live_state::channel_json_for(const channel& where, const member& viewer) const {
    std::string json;
    append_channel_for(json, where, read_state_of(viewer, where));
    return json;
}

read_marks::generations live_state::generations() const {
    read_marks::generations now;
    for (const auto& [id, held] : topics_) {
        if (held->generation() != 0) now.emplace(id, held->generation());
    }
    return now;
}

bool live_state::calls(const channel_id& where, sequence seq, const username& viewer) const {
    const topic* held = find_topic(where);
    const topic::entry* entry = held == nullptr ? nullptr : held->find(seq);
    return entry != nullptr && snug::calls(*entry, viewer);
}

shared_bytes live_state::visible_frame(const channel& where,
                                       const member& viewer,
                                       position pos) const {
    const bool knows_everybody = may(viewer.role, action::see_open_channels);
    std::string json;
    append_channel_for(json,
                       where,
                       read_state_of(viewer, where),
                       knows_everybody ? std::string() : world_.people_json(where));
    const std::string id = pos == 0 ? "" : to_text(cursor{world_.epoch(), pos});
    return make_frame("channel_visible", json, id);
}

shared_bytes live_state::frame_for(const live_event& event, const member& viewer) const {
    shared_bytes own = frame_without_people(event, viewer);
    if (!std::ranges::binary_search(event.guests, viewer.name)) return own;
    const bool also_own = own && event.sight != sight::none && event.before_for_guests;
    return also_own ? share(*event.before_for_guests + *own) : event.for_guests;
}

shared_bytes live_state::replay_frame_for(const live_event& event, const member& viewer) const {
    const channel* where =
        event.sight == sight::created ? world_.find_channel(event.channel) : nullptr;
    if (where == nullptr || !may_see(viewer, *where)) return frame_for(event, viewer);
    // `hello` told him his marks before he knew of the channel, and what was said there meanwhile
    // he will not count.
    return visible_frame(*where, viewer, event.pos);
}

shared_bytes live_state::frame_without_people(const live_event& event, const member& viewer) const {
    const bool reached = world_.reaches(event.to, viewer);
    if (event.sight == sight::none || event.sight == sight::created)
        return reached ? event.frame : nullptr;
    const channel* where = world_.find_channel(event.channel);
    const bool sees = where != nullptr && may_see(viewer, *where);
    const bool is_he = viewer.name == event.person;
    const bool gained = event.sight == sight::opened || (event.sight == sight::let_in && is_he);
    if (sees && gained) return visible_frame(*where, viewer, event.pos);
    if (sees) return event.frame;
    // Who may have seen it until then. Guests never saw an open one unless they were let in.
    const bool lost = event.sight == sight::closed ? may(viewer.role, action::see_open_channels)
                                                   : event.sight == sight::put_out && is_he;
    if (!lost) return nullptr;
    return hidden_frame(event.channel, to_text(cursor{world_.epoch(), event.pos}));
}

}  // namespace snug
