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
            return role::member;
        case action::post_when_restricted:
        case action::delete_others_messages:
        case action::kick_people:
        case action::let_guests_in:
            return role::moderator;
        case action::set_roles:
        case action::change_server:
            return role::owner;
    }
    return role::owner;
}

}  // namespace

bool may(role who, action what) {
    return who >= least_role(what);
}

bool may_see(const member& who, const channel& where) {
    const bool open = !where.is_private && where.kind != channel_kind::direct &&
                      where.kind != channel_kind::group;
    if (open && may(who.role, action::see_open_channels)) return true;
    return std::ranges::binary_search(where.members, who.name);
}

bool outranks(role actor, role target) {
    return actor > target;
}

}  // namespace snug
