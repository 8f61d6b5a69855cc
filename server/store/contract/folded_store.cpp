#include "store/contract/folded_store.hpp"

#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "domain/reactions.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace snug::contract {

namespace {

template <class Value>
const Value* as(const change& what) {
    return std::get_if<Value>(&what);
}

/// Merging by rev: what is older than what is held says nothing new.
bool is_news(const std::map<sequence, message>& held, const message& what) {
    const auto before = held.find(what.seq);
    return before == held.end() || before->second.rev < what.rev;
}

message without_nonce(message what) {
    what.nonce.clear();  // history leaves it out
    return what;
}

}  // namespace

folded_store::folded_store(reader& from) {
    const auto world = from.world();
    EXPECT_TRUE(world);
    if (!world) return;
    pos_ = world->head.pos;
    server_ = world->server;
    set_up_ = world->set_up;
    for (const member& who : world->members)
        members_.emplace(who.name, who);
    for (const own_emoji& one : world->emoji)
        emoji_.emplace(one.name, one);
    blocks_.insert(world->blocks.begin(), world->blocks.end());
    for (const chosen_status& one : world->statuses)
        statuses_.emplace(one.who, one);
    forgotten_.insert(world->forgotten.begin(), world->forgotten.end());
    for (const channel& where : world->channels) {
        channels_.emplace(where.id, where);
        for (const message& what : all_messages(from, where.id))
            put(what);
    }
}

void folded_store::fold(const committed& one) {
    if (one.pos != 0) {
        EXPECT_EQ(one.pos, pos_ + 1) << "a hole in the positions";
        pos_ = one.pos;
    }
    apply(one.what);
}

void folded_store::put(const message& what) {
    auto& held = messages_[what.channel];
    if (is_news(held, what)) held.insert_or_assign(what.seq, without_nonce(what));
    channel& where = channels_[what.channel];
    where.last_seq = std::max(where.last_seq, what.seq);
}

void folded_store::apply(const change& what) {
    if (const auto* c = as<message_posted>(what)) put(c->message);
    if (const auto* c = as<message_edited>(what)) put(c->message);
    if (const auto* c = as<message_deleted>(what)) {
        put(c->tombstone);
        forget(c->tombstone.id);
    }
    apply_reaction(what);
    apply_channel(what);
    apply_private(what);
    if (const auto* c = as<member_joined>(what)) {
        members_[c->member.name] = c->member;
        forgotten_.erase(c->member.name);
    }
    if (const auto* c = as<member_updated>(what)) members_[c->member.name] = c->member;
    if (const auto* c = as<member_left>(what)) {
        members_.erase(c->user);
        for (auto& [id, where] : channels_)
            put_out_of(where, c->user);
    }
    if (const auto* c = as<server_updated>(what)) server_ = c->server;
    if (as<setup_done>(what) != nullptr) set_up_ = true;
    if (const auto* c = as<read_marked>(what)) read_marks_[{c->user, c->channel}] = c->seq;
    if (const auto* c = as<notify_set>(what)) notify_[{c->user, c->channel}] = c->settings;
}

void folded_store::forget(const message_id& gone) {
    for (auto& [who, shelf] : saved_)
        shelf.erase(gone);
}

void folded_store::apply_private(const change& what) {
    if (const auto* c = as<emoji_added>(what)) emoji_.insert_or_assign(c->emoji.name, c->emoji);
    if (const auto* c = as<emoji_removed>(what)) emoji_.erase(c->name);
    if (const auto* c = as<block_set>(what)) {
        if (c->blocked) blocks_.insert(c->block);
        if (!c->blocked) blocks_.erase(c->block);
    }
    if (const auto* c = as<message_saved>(what)) {
        if (c->saved) saved_[c->user].insert(c->id);
        if (!c->saved) saved_[c->user].erase(c->id);
    }
    if (const auto* c = as<status_chosen>(what)) {
        statuses_.erase(c->chosen.who);
        if (c->chosen.wanted != usual_status()) statuses_.emplace(c->chosen.who, c->chosen);
    }
    const auto* left = as<member_left>(what);
    if (left != nullptr) statuses_.erase(left->user);
    if (left == nullptr || left->why != departure::deleted) return;
    forgotten_.insert(left->user);
    saved_.erase(left->user);
    std::erase_if(blocks_,
                  [&](const block& b) { return b.by == left->user || b.whom == left->user; });
}

message* folded_store::find_older(const channel_id& where, sequence seq, position rev) {
    const auto held = messages_.find(where);
    if (held == messages_.end()) return nullptr;
    const auto found = held->second.find(seq);
    return found == held->second.end() || found->second.rev >= rev ? nullptr : &found->second;
}

void folded_store::apply_reaction(const change& what) {
    if (const auto* c = as<reaction_added>(what)) {
        if (message* on = find_older(c->channel, c->seq, c->rev)) {
            add_reaction(on->reactions, c->emoji, c->user);
            on->rev = c->rev;
        }
    }
    if (const auto* c = as<reaction_removed>(what)) {
        if (message* on = find_older(c->channel, c->seq, c->rev)) {
            remove_reaction(on->reactions, c->emoji, c->user);
            on->rev = c->rev;
        }
    }
}

void folded_store::put(const channel& what) {
    channel& held = channels_[what.id];
    const sequence last_seq = std::max(held.last_seq, what.last_seq);
    held = what;
    held.last_seq = last_seq;
}

void folded_store::apply_channel(const change& what) {
    if (const auto* c = as<channel_created>(what)) put(c->channel);
    if (const auto* c = as<channel_updated>(what)) put(c->channel);
    if (const auto* c = as<channel_opened>(what)) put(c->channel);
    if (const auto* c = as<channel_closed>(what)) put(c->channel);
    if (const auto* c = as<channel_deleted>(what)) {
        for (const auto& [seq, what_was] : messages_[c->channel])
            forget(what_was.id);
        channels_.erase(c->channel);
        messages_.erase(c->channel);
    }
    if (const auto* c = as<channel_let_in>(what)) {
        const auto where = channels_.find(c->channel);
        if (where != channels_.end()) let_in_to(where->second, c->user);
    }
    if (const auto* c = as<channel_put_out>(what)) {
        const auto where = channels_.find(c->channel);
        if (where != channels_.end()) put_out_of(where->second, c->user);
    }
}

void folded_store::expect_same_as(reader& fresh) const {
    const auto world = fresh.world();
    ASSERT_TRUE(world);
    EXPECT_EQ(world->head.pos, pos_);
    EXPECT_EQ(world->server, server_);
    EXPECT_EQ(world->emoji.size(), emoji_.size());
    for (const own_emoji& one : world->emoji) {
        ASSERT_TRUE(emoji_.contains(one.name)) << one.name;
        EXPECT_EQ(one, emoji_.at(one.name)) << one.name;
    }
    EXPECT_EQ(std::set(world->forgotten.begin(), world->forgotten.end()), forgotten_);
    ASSERT_EQ(world->members.size(), members_.size());
    for (const member& who : world->members) {
        ASSERT_TRUE(members_.contains(who.name)) << who.name.value();
        EXPECT_EQ(who, members_.at(who.name)) << who.name.value();
    }
    ASSERT_EQ(world->channels.size(), channels_.size());
    for (const channel& where : world->channels) {
        ASSERT_TRUE(channels_.contains(where.id));
        EXPECT_EQ(where, channels_.at(where.id)) << where.id.value();
        const auto stored = all_messages(fresh, where.id);
        const auto held = messages_.find(where.id);
        ASSERT_EQ(stored.size(), held == messages_.end() ? 0 : held->second.size());
        for (const message& what : stored) {
            EXPECT_EQ(what, held->second.at(what.seq)) << what.seq << ' ' << what.content;
        }
    }
}

void folded_store::expect_same_reads_as(reader& fresh) const {
    for (const auto& each : members_) {
        const username& name = each.first;
        const auto& who = each.second;
        const auto states = fresh.reads_of(name);
        ASSERT_TRUE(states);
        std::size_t seen = 0;
        for (const auto& [id, where] : channels_) {
            if (!may_see(who, where)) continue;
            const auto state = std::ranges::find(*states, id, &read_state::channel);
            ASSERT_NE(state, states->end());
            const auto mark = read_marks_.find({name, id});
            const sequence read_seq = mark == read_marks_.end() ? 0 : mark->second;
            EXPECT_EQ(state->read_seq, read_seq) << name.value();
            const auto unread = unread_of(name, where, read_seq);
            EXPECT_EQ(state->unread, unread.unread) << name.value();
            EXPECT_EQ(state->mentions, unread.mentions) << name.value();
            const auto chosen = notify_.find({name, id});
            EXPECT_EQ(state->notify, chosen == notify_.end() ? notify_settings() : chosen->second);
            ++seen;
        }
        // Beyond those, only what he marked or chose while he saw it.
        const auto is_kept = [&](const read_state& one) {
            const std::pair whose(name, one.channel);
            return may_see(who, channels_.at(one.channel)) || read_marks_.contains(whose) ||
                   notify_.contains(whose);
        };
        EXPECT_TRUE(std::ranges::all_of(*states, is_kept)) << name.value();
        EXPECT_GE(states->size(), seen);
        expect_same_shelf_as(fresh, name);
    }
    const auto world = fresh.world();
    ASSERT_TRUE(world);
    EXPECT_EQ(std::set(world->blocks.begin(), world->blocks.end()), blocks_);
    ASSERT_EQ(world->statuses.size(), statuses_.size());
    for (const chosen_status& one : world->statuses) {
        ASSERT_TRUE(statuses_.contains(one.who)) << one.who.value();
        EXPECT_EQ(one, statuses_.at(one.who)) << one.who.value();
    }
}

/// Of what he saved a shelf shows what he sees.
void folded_store::expect_same_shelf_as(reader& fresh, const username& who) const {
    const auto page = fresh.saved_of(who, "", limits::saved_per_person_max);
    ASSERT_TRUE(page);
    std::set<message_id> shown;
    for (const message& one : page->messages)
        shown.insert(one.id);
    std::set<message_id> expected;
    const auto shelf = saved_.find(who);
    for (const auto& [id, where] : channels_) {
        const auto held = messages_.find(id);
        if (shelf == saved_.end() || held == messages_.end()) continue;
        if (!may_see(members_.at(who), where)) continue;
        for (const auto& [seq, what] : held->second) {
            if (shelf->second.contains(what.id)) expected.insert(what.id);
        }
    }
    EXPECT_EQ(shown, expected) << who.value();
}

namespace {

bool calls(const message& what, const username& who) {
    const auto names_him = [&](const std::string& name) {
        return name == who.value() || name == "@everyone";
    };
    return std::ranges::any_of(what.mentions, names_him) ||
           std::ranges::find(what.here, who) != what.here.end();
}

}  // namespace

folded_store::counts folded_store::unread_of(const username& who,
                                             const channel& where,
                                             sequence read_seq) const {
    counts found;
    const auto held = messages_.find(where.id);
    if (held == messages_.end()) return found;
    for (const auto& [seq, what] : held->second) {
        if (seq <= read_seq || what.deleted || what.system != system_kind::none) continue;
        if (is_by(what, who)) continue;
        ++found.unread;
        if (calls(what, who)) ++found.mentions;
    }
    found.unread = std::min<std::uint64_t>(found.unread, limits::unread_max);
    return found;
}

std::vector<message> all_messages(reader& from, const channel_id& where) {
    std::vector<message> all;
    page_request wanted;
    wanted.channel = where;
    wanted.selector = page_request::where::after;
    wanted.limit = limits::page_size_max;
    while (true) {
        const auto page = from.messages(wanted);
        EXPECT_TRUE(page) << where.value() << ": " << page.error().detail;
        if (!page) return all;
        for (const message& what : page->messages) {
            EXPECT_EQ(what.seq, all.size() + 1) << "a hole in the sequence";
            all.push_back(what);
        }
        if (!page->has_after) return all;
        wanted.seq = all.size();
    }
}

}  // namespace snug::contract
