#include "domain/model.hpp"

#include <algorithm>

namespace snug {

std::string_view to_word(role r) {
    switch (r) {
        case role::guest:
            return "guest";
        case role::member:
            return "member";
        case role::moderator:
            return "moderator";
        case role::owner:
            return "owner";
    }
    return "";
}

std::optional<role> parse_role(std::string_view word) {
    for (const role r : {role::guest, role::member, role::moderator, role::owner}) {
        if (word == to_word(r)) return r;
    }
    return std::nullopt;
}

std::string_view to_word(departure why) {
    switch (why) {
        case departure::left:
            return "left";
        case departure::kicked:
            return "kicked";
        case departure::banned:
            return "banned";
        case departure::deleted:
            return "deleted";
    }
    return "";
}

std::string_view to_word(channel_kind kind) {
    switch (kind) {
        case channel_kind::text:
            return "text";
        case channel_kind::voice:
            return "voice";
        case channel_kind::direct:
            return "direct";
        case channel_kind::group:
            return "group";
    }
    return "";
}

void let_in_to(channel& where, const username& who) {
    const auto at = std::ranges::lower_bound(where.members, who);
    if (at == where.members.end() || *at != who) where.members.insert(at, who);
    // Also when he is in: a replay begins with those who are in now, and meets each arrival again.
    std::erase(where.arrivals, who);
    where.arrivals.push_back(who);
}

void put_out_of(channel& where, const username& who) {
    std::erase(where.members, who);
    std::erase(where.arrivals, who);
}

std::string_view to_word(system_kind kind) {
    switch (kind) {
        case system_kind::none:
            return "";
        case system_kind::joined:
            return "joined";
        case system_kind::pinned:
            return "pinned";
        case system_kind::renamed:
            return "renamed";
        case system_kind::retention:
            return "retention";
        case system_kind::topic:
            return "topic";
    }
    return "";
}

std::string_view to_word(notify_level level) {
    switch (level) {
        case notify_level::all:
            return "all";
        case notify_level::mentions:
            return "mentions";
        case notify_level::none:
            return "none";
    }
    return "";
}

std::optional<notify_level> parse_notify_level(std::string_view word) {
    for (const auto level : {notify_level::all, notify_level::mentions, notify_level::none}) {
        if (word == to_word(level)) return level;
    }
    return std::nullopt;
}

}  // namespace snug
