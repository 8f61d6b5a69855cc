#include "store/mongo/resolution.hpp"

#include "store/mongo/channel_document.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/words.hpp"
#include "store/mongo/world_documents.hpp"

#include <algorithm>
#include <array>

namespace snug::mongo {

namespace {

template <std::size_t Count>
using words = std::array<std::string_view, Count>;

template <std::size_t Count>
bool is_one_of(std::string_view word, const words<Count>& all) {
    return std::ranges::find(all, word) != all.end();
}

constexpr words<3> about_messages = {
    kind::message_posted, kind::message_edited, kind::message_deleted};
constexpr words<2> about_reactions = {kind::reaction_added, kind::reaction_removed};
constexpr words<5> about_channels = {kind::channel_created,
                                     kind::channel_updated,
                                     kind::channel_opened,
                                     kind::channel_closed,
                                     kind::channel_deleted};
constexpr words<2> about_sight = {kind::channel_let_in, kind::channel_put_out};
constexpr words<2> about_emoji = {kind::emoji_added, kind::emoji_removed};
constexpr words<2> about_shelf = {kind::shelf_put, kind::shelf_removed};
constexpr words<2> about_members = {kind::member_joined, kind::member_updated};

template <class Names>
document named(const Names& names) {
    array list;
    for (const auto& name : names)
        list.add(name.value());
    return of("_id", of("$in", list));
}

/// Whose documents a list of events speaks of.
struct names_in_events {
    std::set<message_id> messages;
    std::set<channel_id> channels;  // those whose own document changed
    std::set<channel_id> places;    // those in which anything happened
    std::set<username> people;
    std::set<person_in_channel> choices;
    std::set<file_id> shelf;
    bool head = false;
    bool emoji = false;
};

names_in_events collect(const std::vector<logged_event>& events) {
    names_in_events found;
    for (const logged_event& one : events) {
        if (is_one_of(one.kind, about_messages) || is_one_of(one.kind, about_reactions)) {
            found.messages.insert(one.message);
        }
        if (one.pos != 0 && !one.channel.value().empty()) found.places.insert(one.channel);
        if (one.kind == kind::notify_set) found.choices.insert({one.user, one.channel});
        if (is_one_of(one.kind, about_channels)) found.channels.insert(one.channel);
        if (is_one_of(one.kind, about_members)) found.people.insert(one.user);
        if (one.kind == kind::shelf_put) found.shelf.emplace(one.word);
        found.emoji = found.emoji || one.kind == kind::emoji_added;
        found.head = found.head || one.kind == kind::server_updated;
    }
    return found;
}

/// A message whose document is gone: somebody took it out of the database by hand.
message to_tombstone(const logged_event& one) {
    message made;
    made.id = one.message;
    made.channel = one.channel;
    made.seq = one.seq;
    made.rev = one.pos;
    made.deleted = true;
    return made;
}

}  // namespace

resolution::resolution(database& from,
                       message_documents& messages,
                       const std::vector<logged_event>& events,
                       nonces with,
                       const scope* in) {
    const names_in_events spoken_of = collect(events);
    messages_ = messages.find(spoken_of.messages, with, in);
    chosen_ = personal_documents(from).find(spoken_of.choices, in);
    if (!spoken_of.places.empty()) load_gone(from, spoken_of.places, in);
    if (spoken_of.head || !spoken_of.channels.empty()) head_ = load_head(from, in);
    if (!spoken_of.channels.empty()) load_channels(from, spoken_of.channels, in);
    if (!spoken_of.people.empty()) load_members(from, spoken_of.people, in);
    if (!spoken_of.shelf.empty()) {
        for (shelved& made : load_shelf(from, named(spoken_of.shelf), in)) {
            file_id id = made.id;
            shelf_.emplace(std::move(id), std::move(made));
        }
    }
    if (!spoken_of.emoji) return;
    for (own_emoji& made : load_emoji(from, in)) {
        std::string name = made.name;
        emoji_.emplace(std::move(name), std::move(made));
    }
}

void resolution::load_gone(database& from, const std::set<channel_id>& ids, const scope* in) {
    query wanted{coll::channels, named(ids)};
    wanted.filter.put("gone", of("$exists", true));
    wanted.options.put("projection", of("_id", 1));
    cursor rows = from.find(wanted, in);
    while (rows.next())
        gone_.emplace(rows.row().text("_id"));
}

void resolution::load_channels(database& from, const std::set<channel_id>& ids, const scope* in) {
    cursor rows = from.find({coll::channels, named(ids)}, in);
    while (rows.next()) {
        channel where = to_channel(rows.row());
        const auto known = head_.last_seqs.find(where.id);
        if (known != head_.last_seqs.end()) where.last_seq = known->second;
        const channel_id id = where.id;
        channels_.emplace(id, std::move(where));
    }
}

void resolution::load_members(database& from, const std::set<username>& names, const scope* in) {
    cursor rows = from.find({coll::members, named(names)}, in);
    while (rows.next()) {
        member_entry entry = to_member(rows.row());
        const username name = entry.member.name;
        members_.emplace(name, std::move(entry));
    }
}

std::optional<change> resolution::to_change(const logged_event& one) const {
    // Whoever left before it was deleted is not among those who are told of that.
    const bool is_leaving = one.kind == kind::channel_put_out;
    if (one.pos != 0 && is_gone(one.channel) && !is_leaving) return channel_deleted{one.channel};
    if (is_one_of(one.kind, about_messages)) return message_change(one);
    if (is_one_of(one.kind, about_reactions)) return reaction_change(one);
    if (is_one_of(one.kind, about_channels)) return channel_change(one);
    if (is_one_of(one.kind, about_members)) return member_change(one);
    if (is_one_of(one.kind, about_sight)) return sight_change(one);
    if (is_one_of(one.kind, about_emoji)) return emoji_change(one);
    if (is_one_of(one.kind, about_shelf)) return shelf_change(one);
    if (one.kind == kind::server_updated) return server_updated{head_.server};
    if (one.kind == kind::member_left) {
        return member_left{one.user, value_of(one.word, departure::left)};
    }
    return quiet_change(one);
}

resolution::maybe resolution::sight_change(const logged_event& one) const {
    if (one.kind == kind::channel_let_in) return channel_let_in{one.channel, one.user};
    return channel_put_out{one.channel, one.user};
}

resolution::maybe resolution::reaction_change(const logged_event& one) const {
    const auto found = messages_.find(one.message);
    if (found == messages_.end() || found->second.deleted) return message_change(one);
    if (one.kind == kind::reaction_added) {
        return reaction_added{one.message, one.channel, one.word, one.user, one.pos, one.seq};
    }
    return reaction_removed{one.message, one.channel, one.word, one.user, one.pos, one.seq};
}

resolution::maybe resolution::quiet_change(const logged_event& one) const {
    if (one.kind == kind::notify_set) {
        const auto chosen = chosen_.find({one.user, one.channel});
        const bool is_there = chosen != chosen_.end();  // else its channel is gone since
        return notify_set{one.user, one.channel, is_there ? chosen->second : notify_settings()};
    }
    if (one.kind == kind::message_saved) {
        return message_saved{one.user, one.message, one.channel, one.on, {}};
    }
    if (one.kind == kind::block_set) return block_set{{one.user, one.target}, one.on};
    if (one.kind == kind::setup_done) return setup_done{};
    if (one.kind == kind::session_closed) return session_closed{one.session, one.user, one.word};
    if (one.kind == kind::read_marked) return read_marked{one.user, one.channel, one.seq};
    return std::nullopt;
}

resolution::maybe resolution::message_change(const logged_event& one) const {
    const auto found = messages_.find(one.message);
    if (found == messages_.end()) return message_deleted{to_tombstone(one)};
    if (found->second.deleted) return message_deleted{found->second};
    if (one.kind == kind::message_posted) return message_posted{found->second};
    return message_edited{found->second};
}

/// One that was taken away since and is there again is told of twice: that does no harm.
resolution::maybe resolution::emoji_change(const logged_event& one) const {
    const auto found = emoji_.find(one.word);
    if (one.kind == kind::emoji_removed || found == emoji_.end()) return emoji_removed{one.word};
    return emoji_added{found->second};
}

/// What was put there and is gone since is told of as gone, twice.
resolution::maybe resolution::shelf_change(const logged_event& one) const {
    const file_id id(one.word);
    const auto found = shelf_.find(id);
    if (one.kind == kind::shelf_removed || found == shelf_.end()) return shelf_removed{id};
    return shelf_put{found->second};
}

resolution::maybe resolution::channel_change(const logged_event& one) const {
    const auto found = channels_.find(one.channel);
    if (found == channels_.end()) return std::nullopt;
    if (one.kind == kind::channel_created) return channel_created{found->second};
    if (one.kind == kind::channel_opened) return channel_opened{found->second};
    if (one.kind == kind::channel_closed) return channel_closed{found->second};
    if (one.kind == kind::channel_deleted) return channel_deleted{one.channel};
    return channel_updated{found->second};
}

resolution::maybe resolution::member_change(const logged_event& one) const {
    const auto found = members_.find(one.user);
    if (found == members_.end()) return std::nullopt;
    const member_entry& now = found->second;
    if (now.gone) return member_left{one.user, *now.gone};
    if (one.kind == kind::member_joined) return member_joined{now.member};
    return member_updated{now.member};
}

}  // namespace snug::mongo
