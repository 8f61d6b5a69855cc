// The rules of each intent, one function each, grouped by concept into the decide_*.cpp beside this
// file. Seen by decide.cpp only. Pure; a rule reads facts and returns changes, it never keeps
// anything.
#pragma once

#include "domain/decide.hpp"

namespace snug::rules {

// decide_setup.cpp
result<decision> decide(const facts& known, const offer_setup& wanted);
result<decision> decide(const facts& known, const complete_setup& wanted);

// decide_messages.cpp
result<decision> decide(const facts& known, const send_message& wanted);
result<decision> decide(const facts& known, const edit_message& wanted);
result<decision> decide(const facts& known, const delete_message& wanted);
result<decision> decide(const facts& known, const mark_read& wanted);

// decide_invites.cpp
result<decision> decide(const facts& known, const create_invite& wanted);
result<decision> decide(const facts& known, const revoke_invite& wanted);
result<decision> decide(const facts& known, const accept_invite& wanted);
result<decision> decide(const facts& known, const add_user& wanted);

// decide_sessions.cpp
result<decision> decide(const facts& known, const open_session& wanted);
result<decision> decide(const facts& known, const touch_session& wanted);
result<decision> decide(const facts& known, const close_session& wanted);
result<decision> decide(const facts& known, const close_other_sessions& wanted);
result<decision> decide(const facts& known, const change_password& wanted);

// decide_members.cpp
result<decision> decide(const facts& known, const update_profile& wanted);
result<decision> decide(const facts& known, const set_role& wanted);
result<decision> decide(const facts& known, const remove_member& wanted);

// decide_links.cpp
result<decision> decide(const facts& known, const create_link& wanted);
result<decision> decide(const facts& known, const use_link& wanted);

// Shared (rules.cpp).

/// The asker, who must be in: errc::not_signed_in for somebody who was removed a moment ago.
result<const member*> actor_of(const facts& known, const username& name);

/// The channel as `who` may know of it: errc::not_found when it is not there or not for him.
result<const channel*> channel_for(const facts& known, const member& who, const channel_id& id);

/// Adds the quiet line "… joined" and marks the newcomer's channel read up to it: what was said
/// before somebody came is not unread to him. Nothing when the channel is not there.
void add_joined_line(const facts& known,
                     decision& made,
                     const channel_id& where,
                     const member& who);

/// Opens `wanted` for `user` (who must hold no more than the limit afterwards: the longest unused
/// go).
void add_session(const facts& known, decision& made, session wanted, const username& user);

/// Closes every session of `user` but the one called `keep_id`.
void close_sessions(const facts& known,
                    decision& made,
                    const username& user,
                    std::string_view keep_id,
                    std::string_view reason);

}  // namespace snug::rules
