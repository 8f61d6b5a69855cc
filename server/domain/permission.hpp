// One table: who may do what. No per-channel overrides; every route and every event asks here.
#pragma once

#include "domain/model.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace snug {

enum class action : std::uint8_t {
    read_and_post,      // and react, in channels one sees
    see_open_channels,  // and all members
    invite_people,
    start_directs,  // and groups
    make_private_channels,
    call_everyone,  // @everyone, @here
    add_emoji,
    put_on_shelf,
    make_channels,  // open ones; rename, move, archive them
    pin_messages,
    tend_emoji,  // those of others: take away, give other names
    tend_shelf,  // what others put there: take it down, tag it otherwise
    post_when_restricted,
    delete_others_messages,  // and read what they were before an edit
    kick_people,             // and ban, and time out
    let_guests_in,
    read_audit,
    set_roles,
    delete_channels,
    change_server,
};

bool may(role who, action what);

/// The least role of those whom `name` calls, spelled as `mentions_of` does: `@moderators`,
/// `@owners`.
std::optional<role> called_role(std::string_view name);

/// Whether `who` hears of `where` at all: open ones for everybody but guests, else only those let
/// in.
bool may_see(const member& who, const channel& where);

/// Only its members see it, whatever their rank: private channels, directs, groups.
bool is_closed(const channel& where);

/// Direct or group: a talk among a few, which nobody is set over.
bool is_talk(const channel& where);

/// Whether `who` may rename, describe, archive `where` and say who is in it.
bool may_keep(const member& who, const channel& where);

/// Whether `who`, who sees `where`, may pin there.
bool may_pin(const member& who, const channel& where);

/// Kick, time-out, link: never an equal or higher one.
bool outranks(role actor, role target);

}  // namespace snug
