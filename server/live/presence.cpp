#include "live/presence.hpp"

#include "base/json.hpp"
#include "base/limits.hpp"

#include <algorithm>

namespace snug {

void presence::queue(const username& who, state& of) {
    if (!std::exchange(of.queued, true)) waiting_.push_back(who);
}

void presence::connected(const username& who) {
    state& of = people_[who];
    ++of.streams;
    if (!of.told) queue(who, of);
}

void presence::disconnected(const username& who, time_point now) {
    const auto found = people_.find(who);
    if (found == people_.end() || found->second.streams == 0) return;
    if (--found->second.streams > 0) return;
    found->second.left_at = now;
    queue(who, found->second);
}

void presence::forget(const username& who) {
    people_.erase(who);
    std::erase(waiting_, who);
    json_.reset();
}

std::vector<presence::change> presence::due(time_point now) {
    std::vector<change> changes;
    std::size_t looked_at = 0;
    const std::size_t all = waiting_.size();
    while (looked_at++ < all && changes.size() < limits::presence_per_tick_max) {
        const username who = std::move(waiting_.front());
        waiting_.pop_front();
        state& of = people_.at(who);
        const bool online = of.streams > 0;
        if (!online && of.told && now < of.left_at + limits::presence_grace) {
            waiting_.push_back(who);
            continue;
        }
        of.queued = false;
        if (std::exchange(of.told, online) != online) changes.push_back({who, online});
        if (!online) people_.erase(who);
    }
    if (!changes.empty()) json_.reset();
    return changes;
}

bool presence::is_online(const username& who) const {
    const auto found = people_.find(who);
    return found != people_.end() && found->second.told;
}

std::vector<username> presence::online() const {
    std::vector<username> names;
    for (const auto& [who, of] : people_) {
        if (of.told) names.push_back(who);
    }
    std::ranges::sort(names);
    return names;
}

shared_bytes presence::json() {
    if (json_) return json_;
    std::string text;
    json_writer json(text);
    json.begin_object();
    for (const username& who : online())
        json.key(who.value()).value("online");
    json.end_object();
    return json_ = share(std::move(text));
}

}  // namespace snug
