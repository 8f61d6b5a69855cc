#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

namespace {

/// The asker and those he names, sorted, each once.
result<std::vector<username>> people_of(const facts& known, const start_talk& wanted) {
    std::vector<username> people = {wanted.actor};
    for (const username& name : wanted.others) {
        if (!known.members.contains(name)) {
            return refuse(errc::invalid_field, "There is nobody of that name.", "users");
        }
        people.push_back(name);
    }
    std::ranges::sort(people);
    const auto twice = std::ranges::unique(people);
    people.erase(twice.begin(), twice.end());
    if (people.size() < 2) {
        return refuse(errc::invalid_field, "A talk is with somebody else.", "users");
    }
    if (people.size() > limits::group_people_max) {
        return refuse(errc::too_many, "A group has up to 10 people.", "users");
    }
    return people;
}

const channel* find_talk(const facts& known,
                         channel_kind kind,
                         const std::vector<username>& people) {
    for (const auto& [id, where] : known.channels) {
        if (where.kind == kind && !where.archived && where.members == people) return &where;
    }
    return nullptr;
}

bool has_room(const facts& known, const username& who) {
    const auto is_his = [&who](const auto& entry) {
        return is_talk(entry.second) && std::ranges::binary_search(entry.second.members, who);
    };
    const auto count = std::ranges::count_if(known.channels, is_his);
    return static_cast<std::uint64_t>(count) < limits::directs_per_person_max;
}

}  // namespace

result<decision> decide(const facts& known, const start_talk& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    if (!may((*actor)->role, action::start_directs)) return refuse(errc::forbidden);
    const auto people = people_of(known, wanted);
    if (!people) return std::unexpected(people.error());
    const auto kind = people->size() == 2 ? channel_kind::direct : channel_kind::group;
    decision made;
    if (const channel* there = find_talk(known, kind, *people)) {
        made.channel = there->id;
        made.repeated = true;
        return made;
    }
    const bool is_direct = kind == channel_kind::direct;
    if (is_direct && is_blocked(known, people->front(), people->back())) return refuse_blocked();
    if (known.channels.contains(wanted.id)) return refuse(errc::busy);
    if (known.last_channel_no >= limits::channel_numbers_max) return refuse(errc::too_many);
    if (!has_room(known, wanted.actor)) {
        return refuse(errc::too_many, "You have 500 talks already.");
    }
    channel talk;
    talk.id = wanted.id;
    talk.no = known.last_channel_no + 1;
    talk.kind = kind;
    talk.is_private = true;
    if (kind == channel_kind::group) talk.keeper = wanted.actor;
    talk.origin = {wanted.actor, wanted.at};
    let_in_to(talk, wanted.actor);
    for (const username& name : *people)
        let_in_to(talk, name);
    made.channel = talk.id;
    made.changes.emplace_back(channel_created{std::move(talk)});
    return made;
}

}  // namespace snug::rules
