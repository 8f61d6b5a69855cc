// One table: who may do what. No per-channel overrides; every route and every event asks here.
#pragma once

#include "domain/model.hpp"

#include <cstdint>

namespace snug {

enum class action : std::uint8_t {
    read_and_post,      // in channels one sees
    see_open_channels,  // and all members
    invite_people,
    post_when_restricted,
    delete_others_messages,
    kick_people,
    let_guests_in,
    set_roles,
    change_server,
};

bool may(role who, action what);

/// Whether `who` hears of `where` at all: open ones for everybody but guests, else only those let
/// in.
bool may_see(const member& who, const channel& where);

/// Kick, time-out, link: never an equal or higher one.
bool outranks(role actor, role target);

}  // namespace snug
