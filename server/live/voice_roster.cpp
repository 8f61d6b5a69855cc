#include "live/voice_roster.hpp"

#include "base/json.hpp"
#include "domain/permission.hpp"

#include <algorithm>

namespace snug {

bool voice_roster::put(const channel_id& where, voice_member who) {
    auto& people = rooms_[where];
    const auto known = std::ranges::find(people, who.who, &voice_member::who);
    if (known == people.end()) {
        people.push_back(std::move(who));
        return true;
    }
    if (*known == who) return false;
    *known = std::move(who);
    return true;
}

bool voice_roster::remove(const channel_id& where, const username& who) {
    const auto found = rooms_.find(where);
    if (found == rooms_.end()) return false;
    const bool was_there =
        std::erase_if(found->second, [&](const auto& each) { return each.who == who; }) != 0;
    if (found->second.empty()) rooms_.erase(found);
    return was_there;
}

std::vector<channel_id> voice_roster::places() const {
    std::vector<channel_id> all;
    all.reserve(rooms_.size());
    for (const auto& [where, people] : rooms_)
        all.push_back(where);
    return all;
}

const std::vector<voice_member>& voice_roster::people_in(const channel_id& where) const {
    static const std::vector<voice_member> nobody;
    const auto found = rooms_.find(where);
    return found == rooms_.end() ? nobody : found->second;
}

std::string voice_roster::room_json(const channel_id& where) const {
    std::string text;
    json_writer json(text);
    json.begin_object().key("channel").value(where.value()).key("members").begin_array();
    for (const voice_member& each : people_in(where)) {
        json.begin_object().key("username").value(each.who.value());
        json.key("muted").value(each.muted).key("deafened").value(each.deafened);
        json.key("camera").value(each.camera).key("screen").value(each.screen);
        json.key("reconnecting").value(each.reconnecting).end_object();
    }
    json.end_array().end_object();
    return text;
}

std::string voice_roster::rooms_json(const world& seen, const member& viewer) const {
    std::string text = "[";
    for (const auto& [where, people] : rooms_) {
        const channel* const room = seen.find_channel(where);
        if (room == nullptr || !may_see(viewer, *room)) continue;
        if (text.size() > 1) text += ',';
        text += room_json(where);
    }
    return text + "]";
}

}  // namespace snug
