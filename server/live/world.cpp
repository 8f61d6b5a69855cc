#include "live/world.hpp"

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
    state_.members = {};
    state_.channels = {};
}

void world::fold(const committed& next) {
    const bool logged = next.pos != 0;
    if (logged && next.pos <= state_.head.pos) return;
    if (logged) state_.head.pos = next.pos;
    std::visit(overloaded{
                   [this](const message_posted& what) { fold(what); },
                   [this](const channel_created& what) { fold(what.channel); },
                   [this](const channel_updated& what) { fold(what.channel); },
                   [this](const channel_let_in& what) { fold(what); },
                   [this](const member_joined& what) { fold(what.member); },
                   [this](const member_updated& what) { fold(what.member); },
                   [this](const member_left& what) { fold(what); },
                   [this](const server_updated& what) { state_.server = what.server; },
                   [this](const setup_done&) { state_.set_up = true; },
                   [](const auto&) {},  // concerns no one's view of the world
               },
               next.what);
}

void world::fold(const message_posted& what) {
    const auto found = channels_.find(what.message.channel);
    if (found == channels_.end()) return;
    found->second.last_seq = std::max(found->second.last_seq, what.message.seq);
}

void world::fold(const member& who) {
    if (members_.insert_or_assign(who.name, who).second) member_order_.push_back(who.name);
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
    if (found == channels_.end()) return;
    auto& names = found->second.members;
    const auto at = std::ranges::lower_bound(names, what.user);
    if (at == names.end() || *at != what.user) names.insert(at, what.user);
}

void world::fold(const member_left& what) {
    members_.erase(what.user);
    std::erase(member_order_, what.user);
    for (auto& [id, where] : channels_)
        std::erase(where.members, what.user);
    members_json_.reset();
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

std::vector<username> world::guests_who_see(const username& whom) const {
    std::vector<username> guests;
    const member* other = find_member(whom);
    if (other == nullptr) return guests;
    for (const auto& [name, who] : members_) {
        const bool is_guest = !may(who.role, action::see_open_channels);
        if (is_guest && name != whom && sees(who, *other)) guests.push_back(name);
    }
    std::ranges::sort(guests);
    return guests;
}

bool world::reaches(const audience& whom, const member& viewer) const {
    switch (whom.who) {
        case audience::kind::everybody:
            return true;
        case audience::kind::one_person:
            return viewer.name == whom.person;
        case audience::kind::who_see_everybody:
            return may(viewer.role, action::see_open_channels);
        case audience::kind::who_see_channel: {
            const channel* where = find_channel(whom.channel);
            return where != nullptr && may_see(viewer, *where);
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
