#include "live/presence.hpp"

#include "base/json.hpp"
#include "base/limits.hpp"

#include <algorithm>

namespace snug {

void append_status_words(json_writer& json, const status& of) {
    if (!of.text.empty()) json.key("text").value(of.text);
    if (!of.emoji.empty()) json.key("emoji").value(of.emoji);
}

void append_status(std::string& out, const status& of) {
    json_writer json(out);
    json.begin_object().key("state").value(to_word(of.state));
    append_status_words(json, of);
    json.end_object();
}

void presence::queue(const username& who, state& of) {
    if (!std::exchange(of.queued, true)) waiting_.push_back(who);
}

void presence::connected(const username& who) {
    state& of = people_[who];
    ++of.streams;
    if (of.told != wanted_of(who, of)) queue(who, of);
}

void presence::disconnected(const username& who, time_point now) {
    const auto found = people_.find(who);
    if (found == people_.end() || found->second.streams == 0) return;
    if (--found->second.streams > 0) return;
    found->second.left_at = now;
    queue(who, found->second);
}

void presence::choose(const username& who, status wanted, std::optional<time_point> until) {
    std::erase_if(word_ends_, [&who](const auto& entry) { return entry.second == who; });
    if (until) word_ends_.emplace(*until, who);
    if (wanted == usual_status()) {
        chosen_.erase(who);
    } else {
        chosen_.insert_or_assign(who, std::move(wanted));
    }
    const auto found = people_.find(who);
    if (found != people_.end()) queue(who, found->second);
}

void presence::end_words(time_point now) {
    while (!word_ends_.empty() && word_ends_.begin()->first <= now) {
        const username who = word_ends_.begin()->second;
        const auto chosen = chosen_.find(who);
        word_ends_.erase(word_ends_.begin());
        if (chosen == chosen_.end()) continue;
        const status bare{chosen->second.state, {}, {}};
        choose(who, bare, std::nullopt);
    }
}

status presence::wanted_of(const username& who, const state& of) const {
    if (of.streams == 0) return {};
    const auto chosen = chosen_.find(who);
    if (chosen == chosen_.end()) return usual_status();
    if (chosen->second.state == presence_state::invisible) return {};
    return chosen->second;
}

void presence::forget(const username& who) {
    people_.erase(who);
    chosen_.erase(who);
    std::erase_if(word_ends_, [&who](const auto& entry) { return entry.second == who; });
    std::erase(waiting_, who);
    json_.reset();
    statuses_json_.reset();
}

std::vector<presence::change> presence::due(time_point now) {
    end_words(now);
    std::vector<change> changes;
    std::size_t looked_at = 0;
    const std::size_t all = waiting_.size();
    while (looked_at++ < all && changes.size() < limits::presence_per_tick_max) {
        const username who = std::move(waiting_.front());
        waiting_.pop_front();
        state& of = people_.at(who);
        const bool is_here = of.streams > 0;
        const bool was_seen = of.told.state != presence_state::offline;
        if (!is_here && was_seen && now < of.left_at + limits::presence_grace) {
            waiting_.push_back(who);
            continue;
        }
        of.queued = false;
        const status wanted = wanted_of(who, of);
        if (of.told != wanted) changes.push_back({who, wanted, !was_seen});
        of.told = wanted;
        if (!is_here) people_.erase(who);
    }
    if (!changes.empty()) {
        json_.reset();
        statuses_json_.reset();
    }
    return changes;
}

status presence::chosen_of(const username& who) const {
    const auto chosen = chosen_.find(who);
    return chosen == chosen_.end() ? usual_status() : chosen->second;
}

status presence::state_of(const username& who) const {
    const auto found = people_.find(who);
    return found == people_.end() ? status() : found->second.told;
}

std::size_t presence::streams_of(const username& who) const {
    const auto found = people_.find(who);
    return found == people_.end() ? 0 : found->second.streams;
}

std::vector<username> presence::online() const {
    std::vector<username> names;
    for (const auto& [who, of] : people_) {
        if (of.told.state != presence_state::offline) names.push_back(who);
    }
    std::ranges::sort(names);
    return names;
}

std::vector<username> presence::connected_people() const {
    std::vector<username> names;
    for (const auto& [who, of] : people_) {
        if (of.streams > 0) names.push_back(who);
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
        json.key(who.value()).value(to_word(state_of(who).state));
    json.end_object();
    return json_ = share(std::move(text));
}

shared_bytes presence::statuses_json() {
    if (statuses_json_) return statuses_json_;
    std::string text;
    json_writer json(text);
    json.begin_object();
    for (const username& who : online()) {
        const status of = state_of(who);
        if (of.text.empty() && of.emoji.empty()) continue;
        json.key(who.value()).begin_object();
        append_status_words(json, of);
        json.end_object();
    }
    json.end_object();
    return statuses_json_ = share(std::move(text));
}

}  // namespace snug
