#include "live/world.hpp"

#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "live/wire_member.hpp"

#include <algorithm>

namespace snug {

namespace {

template <class... Fs>
struct overloaded : Fs... {
    using Fs::operator()...;
};

bool by_place(const channel* a, const channel* b) {
    return std::tie(a->position_in_list, a->no) < std::tie(b->position_in_list, b->no);
}

}  // namespace

world::world(world_state state) : state_(std::move(state)) {
    std::ranges::sort(
        state_.members, {}, [](const member& who) { return std::tie(who.joined, who.name); });
    for (const member& who : state_.members)
        fold(who);
    for (const channel& what : state_.channels)
        fold(what);
    auto& gone = state_.gone_channels;  // by number: the newest last
    if (gone.size() > limits::gone_channels_told_max) {
        const auto old = gone.size() - limits::gone_channels_told_max;
        gone.erase(gone.begin(), gone.begin() + static_cast<std::ptrdiff_t>(old));
    }
    for (channel& what : gone) {
        const channel_id id = what.id;
        gone_channels_.emplace(id, std::move(what));
    }
    emoji_ = std::move(state_.emoji);
    blocks_.insert(state_.blocks.begin(), state_.blocks.end());
    forgotten_.insert(state_.forgotten.begin(), state_.forgotten.end());
    state_.blocks = {};
    state_.forgotten = {};
    state_.members = {};
    state_.channels = {};
    state_.gone_channels = {};
}

void world::fold(const committed& next) {
    const bool logged = next.pos != 0;
    if (logged && next.pos <= state_.head.pos) return;
    if (logged) state_.head.pos = next.pos;
    std::visit(overloaded{
                   [this](const message_posted& what) { raise_last_seq(what.message); },
                   // A node that hears of a message only when it is gone already knows its number.
                   [this](const message_deleted& what) { raise_last_seq(what.tombstone); },
                   [this](const channel_created& what) { fold(what.channel); },
                   [this](const channel_updated& what) { fold(what.channel); },
                   [this](const channel_opened& what) { fold(what.channel); },
                   [this](const channel_closed& what) { fold(what.channel); },
                   [this](const channel_deleted& what) { fold(what); },
                   [this](const channel_let_in& what) { fold(what); },
                   [this](const channel_put_out& what) { fold(what); },
                   [this](const member_joined& what) { fold(what.member); },
                   [this](const member_updated& what) { fold(what.member); },
                   [this](const member_left& what) { fold(what); },
                   [this](const emoji_added& what) { fold(what); },
                   [this](const emoji_removed& what) { fold(what); },
                   [this](const block_set& what) { fold(what); },
                   [this](const server_updated& what) { state_.server = what.server; },
                   [this](const setup_done&) { state_.set_up = true; },
                   [](const auto&) {},  // concerns no one's view of the world
               },
               next.what);
}

void world::raise_last_seq(const message& what) {
    const auto found = channels_.find(what.channel);
    if (found == channels_.end()) return;
    found->second.last_seq = std::max(found->second.last_seq, what.seq);
}

void world::fold(const member& who) {
    if (members_.insert_or_assign(who.name, who).second) member_order_.push_back(who.name);
    forgotten_.erase(who.name);
    members_json_.reset();
}

void world::fold(const channel& what) {
    const auto [at, is_new] = channels_.try_emplace(what.id, what);
    if (is_new) {
        channel_order_.push_back(what.id);
    } else {
        const sequence last_seq = std::max(at->second.last_seq, what.last_seq);
        at->second = what;
        at->second.last_seq = last_seq;
    }
}

void world::fold(const channel_let_in& what) {
    const auto found = channels_.find(what.channel);
    if (found != channels_.end()) let_in_to(found->second, what.user);
}

void world::fold(const channel_put_out& what) {
    const auto found = channels_.find(what.channel);
    if (found != channels_.end()) put_out_of(found->second, what.user);
}

void world::fold(const channel_deleted& what) {
    const auto found = channels_.find(what.channel);
    if (found == channels_.end()) return;
    // Whoever was away then hears of those with his next snapshot instead.
    if (gone_channels_.size() >= limits::gone_channels_told_max) gone_channels_.clear();
    gone_channels_.insert_or_assign(what.channel, std::move(found->second));
    channels_.erase(found);
    std::erase(channel_order_, what.channel);
}

void world::fold(const member_left& what) {
    members_.erase(what.user);
    std::erase(member_order_, what.user);
    for (auto& [id, where] : channels_)
        put_out_of(where, what.user);
    members_json_.reset();
    if (what.why != departure::deleted) return;
    forgotten_.insert(what.user);
    std::erase_if(blocks_,
                  [&](const block& b) { return b.by == what.user || b.whom == what.user; });
}

void world::fold(const emoji_added& what) {
    const auto held = std::ranges::find(emoji_, what.emoji.name, &own_emoji::name);
    if (held == emoji_.end()) {
        emoji_.push_back(what.emoji);
    } else {
        *held = what.emoji;
    }
}

void world::fold(const emoji_removed& what) {
    std::erase_if(emoji_, [&what](const own_emoji& one) { return one.name == what.name; });
}

void world::fold(const block_set& what) {
    if (what.blocked) {
        blocks_.insert(what.block);
    } else {
        blocks_.erase(what.block);
    }
}

std::size_t world::owner_count() const {
    const auto owns = [](const auto& entry) { return entry.second.role == role::owner; };
    return static_cast<std::size_t>(std::ranges::count_if(members_, owns));
}

std::vector<username> world::blocked_by(const username& by) const {
    std::vector<username> blocked;
    for (auto one = blocks_.lower_bound({by, {}}); one != blocks_.end() && one->by == by; ++one)
        blocked.push_back(one->whom);
    return blocked;
}

std::vector<block> world::blocks_against(const username& whom) const {
    std::vector<block> found;
    std::ranges::copy_if(
        blocks_, std::back_inserter(found), [&](const block& one) { return one.whom == whom; });
    return found;
}

const member* world::find_member(const username& name) const {
    const auto found = members_.find(name);
    return found == members_.end() ? nullptr : &found->second;
}

const channel* world::find_channel(const channel_id& id) const {
    const auto found = channels_.find(id);
    return found == channels_.end() ? nullptr : &found->second;
}

std::vector<const channel*> world::channels_of(const member& viewer) const {
    std::vector<const channel*> seen;
    for (const channel_id& id : channel_order_) {
        const channel& what = channels_.at(id);
        if (may_see(viewer, what)) seen.push_back(&what);
    }
    std::ranges::stable_sort(seen, by_place);
    return seen;
}

bool world::sees(const member& viewer, const member& other) const {
    if (may(viewer.role, action::see_open_channels) || viewer.name == other.name) return true;
    return std::ranges::any_of(channels_, [&](const auto& entry) {
        return may_see(viewer, entry.second) && may_see(other, entry.second);
    });
}

bool world::sees_all(const member& viewer, const std::vector<username>& people) const {
    if (may(viewer.role, action::see_open_channels)) return true;
    const auto shared = channels_of(viewer);
    return std::ranges::all_of(people, [&](const username& name) {
        const member* other = find_member(name);
        if (other == nullptr || name == viewer.name) return true;
        return std::ranges::any_of(shared,
                                   [&](const channel* where) { return may_see(*other, *where); });
    });
}

std::vector<username> world::people_in(const channel& where) const {
    std::vector<username> people;
    for (const auto& [name, who] : members_) {
        if (may_see(who, where)) people.push_back(name);
    }
    std::ranges::sort(people);
    return people;
}

std::vector<username> world::guests_in(const channel& where) const {
    std::vector<username> guests = where.members;
    std::erase_if(guests, [this](const username& name) {
        const member* who = find_member(name);
        return who == nullptr || may(who->role, action::see_open_channels);
    });
    return guests;
}

std::vector<username> world::guests_who_see(const username& whom) const {
    std::vector<username> guests;
    const member* other = find_member(whom);
    if (other == nullptr) return guests;
    for (const auto& [id, where] : channels_) {
        if (!may_see(*other, where)) continue;
        const auto here = guests_in(where);
        guests.insert(guests.end(), here.begin(), here.end());
    }
    std::ranges::sort(guests);
    const auto twice = std::ranges::unique(guests);
    guests.erase(twice.begin(), twice.end());
    std::erase(guests, whom);
    return guests;
}

std::vector<username> world::guests_who_do_not_see(const username& whom) const {
    const std::vector<username> see = guests_who_see(whom);
    std::vector<username> guests;
    for (const auto& [name, who] : members_) {
        if (may(who.role, action::see_open_channels) || name == whom) continue;
        if (!std::ranges::binary_search(see, name)) guests.push_back(name);
    }
    std::ranges::sort(guests);
    return guests;
}

bool world::reaches(const audience& whom, const member& viewer) const {
    switch (whom.who) {
        case audience::kind::everybody:
            return true;
        case audience::kind::nobody:
            return false;
        case audience::kind::one_person:
            return viewer.name == whom.person;
        case audience::kind::who_see_everybody:
            return may(viewer.role, action::see_open_channels);
        case audience::kind::who_see_channel: {
            if (const channel* where = find_channel(whom.channel)) return may_see(viewer, *where);
            const auto gone = gone_channels_.find(whom.channel);
            return gone != gone_channels_.end() && may_see(viewer, gone->second);
        }
        case audience::kind::who_see_member: {
            const member* other = find_member(whom.person);
            return other != nullptr && sees(viewer, *other);
        }
    }
    return false;
}

std::string world::encode_members(const member* viewer) const {
    std::string json = "[";
    for (const username& name : member_order_) {
        const member& who = members_.at(name);
        if (viewer != nullptr && !sees(*viewer, who)) continue;
        if (json.size() > 1) json += ',';
        append_member(json, who);
    }
    return json += ']';
}

shared_bytes world::members_json(const member& viewer) {
    if (!may(viewer.role, action::see_open_channels)) return share(encode_members(&viewer));
    if (!members_json_) members_json_ = share(encode_members(nullptr));
    return members_json_;
}

std::string world::people_json(const channel& where) const {
    std::string json = "[";
    for (const username& name : member_order_) {
        const member& who = members_.at(name);
        if (!may_see(who, where)) continue;
        if (json.size() > 1) json += ',';
        append_member(json, who);
    }
    return json += ']';
}

}  // namespace snug
