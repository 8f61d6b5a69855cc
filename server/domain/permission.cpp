#include "domain/permission.hpp"

#include <algorithm>

namespace snug {

namespace {

role least_role(action what) {
    switch (what) {
        case action::read_and_post:
            return role::guest;
        case action::see_open_channels:
        case action::invite_people:
        case action::start_directs:
        case action::make_private_channels:
        case action::call_everyone:
        case action::add_emoji:
        case action::put_on_shelf:
            return role::member;
        case action::make_channels:
        case action::pin_messages:
        case action::tend_emoji:
        case action::tend_shelf:
        case action::post_when_restricted:
        case action::delete_others_messages:
        case action::kick_people:
        case action::let_guests_in:
        case action::read_audit:
            return role::moderator;
        case action::set_roles:
        case action::delete_channels:
        case action::change_server:
            return role::owner;
    }
    return role::owner;
}

}  // namespace

bool may(role who, action what) {
    return who >= least_role(what);
}

std::optional<role> called_role(std::string_view name) {
    if (name == "@moderators") return role::moderator;
    if (name == "@owners") return role::owner;
    return std::nullopt;
}

bool is_talk(const channel& where) {
    return where.kind == channel_kind::direct || where.kind == channel_kind::group;
}

bool is_closed(const channel& where) {
    return where.is_private || is_talk(where);
}

bool may_see(const member& who, const channel& where) {
    if (!is_closed(where) && may(who.role, action::see_open_channels)) return true;
    return std::ranges::binary_search(where.members, who.name);
}

bool may_keep(const member& who, const channel& where) {
    if (!may_see(who, where) || where.kind == channel_kind::direct) return false;
    if (where.kind == channel_kind::group) return where.keeper == who.name;
    return where.keeper == who.name || may(who.role, action::make_channels);
}

bool may_pin(const member& who, const channel& where) {
    return is_talk(where) || where.keeper == who.name || may(who.role, action::pin_messages);
}

bool outranks(role actor, role target) {
    return actor > target;
}

}  // namespace snug
