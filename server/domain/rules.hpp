// The rules of each intent, one function each, grouped by concept into the decide_*.cpp beside this
// file. Seen by decide.cpp only. Pure; a rule reads facts and returns changes, it never keeps
// anything.
#pragma once

#include "domain/decide.hpp"

namespace snug::rules {

// decide_setup.cpp
result<decision> decide(const facts& known, const offer_setup& wanted);
result<decision> decide(const facts& known, const complete_setup& wanted);

// decide_server.cpp
result<decision> decide(const facts& known, const update_server& wanted);

// decide_messages.cpp
result<decision> decide(const facts& known, const send_message& wanted);
result<decision> decide(const facts& known, const edit_message& wanted);

// decide_files.cpp
result<decision> decide(const facts& known, const keep_file& wanted);
result<decision> decide(const facts& known, const know_file& wanted);
result<decision> decide(const facts& known, const drop_files& wanted);
/// Adds that more is known of a file, and of its message.
void add_look(const facts& known, decision& made, const kept_file& file, file_look look);

// decide_retention.cpp
result<decision> decide(const facts& known, const age_files& wanted);
result<decision> decide(const facts& known, const restore_file& wanted);

// decide_files.cpp, on
/// Those of `wanted`, which must be his and on no message yet, or on the shelf: of that a copy
/// under a new name. errc::invalid_field `attachments`.
result<std::vector<attachment>> find_attached(const facts& known, const send_message& wanted);
/// Those of what is passed on, under new names. errc::invalid_field `forward`
/// while one is not ready.
result<std::vector<attachment>> copy_attached(const message& from, const send_message& wanted);

// decide_shelf.cpp
result<decision> decide(const facts& known, const put_on_shelf& wanted);
result<decision> decide(const facts& known, const tag_shelved& wanted);
result<decision> decide(const facts& known, const take_off_shelf& wanted);
result<decision> decide(const facts& known, const set_favourite& wanted);
/// What `id` stands for among the attachments of a message, if it comes from the shelf; null else.
const shelved* find_shelved(const facts& known, const send_message& by, const file_id& id);
/// Puts down what of the shelf a message bears.
void count_uses(const facts& known, const send_message& wanted, decision& made);

// decide_messages.cpp, on
result<decision> decide(const facts& known, const delete_message& wanted);
result<decision> decide(const facts& known, const delete_messages_of& wanted);

// decide_pins.cpp
result<decision> decide(const facts& known, const pin_message& wanted);

// decide_reactions.cpp
result<decision> decide(const facts& known, const react& wanted);

// decide_reading.cpp
result<decision> decide(const facts& known, const mark_read& wanted);
result<decision> decide(const facts& known, const set_notify& wanted);

// decide_channels.cpp
result<decision> decide(const facts& known, const create_channel& wanted);
result<decision> decide(const facts& known, const update_channel& wanted);
result<decision> decide(const facts& known, const delete_channel& wanted);

// decide_channel_members.cpp
result<decision> decide(const facts& known, const let_in& wanted);
result<decision> decide(const facts& known, const put_out& wanted);

// decide_saving.cpp
result<decision> decide(const facts& known, const save_message& wanted);

// decide_blocks.cpp
result<decision> decide(const facts& known, const block_person& wanted);

// decide_status.cpp
result<decision> decide(const facts& known, const choose_status& wanted);

// decide_emoji.cpp
result<decision> decide(const facts& known, const put_emoji& wanted);
result<decision> decide(const facts& known, const remove_emoji& wanted);

// decide_talks.cpp
result<decision> decide(const facts& known, const start_talk& wanted);

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

// decide_leaving.cpp
result<decision> decide(const facts& known, const remove_member& wanted);
result<decision> decide(const facts& known, const ban_member& wanted);

// decide_muting.cpp
result<decision> decide(const facts& known, const mute_member& wanted);

// decide_links.cpp
result<decision> decide(const facts& known, const create_link& wanted);
result<decision> decide(const facts& known, const use_link& wanted);

// Shared (rules.cpp).

/// The asker, who must be in: errc::not_signed_in for somebody who was removed a moment ago.
result<const member*> actor_of(const facts& known, const username& name);

/// An owner with no other beside them, who can neither go nor become less.
bool is_last_owner(const facts& known, const member& who);

/// How somebody who gave no other name is shown: as one writes a name, "maren" as "Maren". The
/// client's forms do the same.
std::string display_name_from(const username& name);

/// The channel as `who` may know of it: errc::not_found when it is not there or not for him.
result<const channel*> channel_for(const facts& known, const member& who, const channel_id& id);

/// A message of a channel that the actor sees.
struct found_message {
    const member* actor;
    const channel* where;
    const message* held;
};

/// errc::not_found when it is not there, not there any more in that channel, or not for `actor`.
result<found_message> find_message(const facts& known,
                                   const username& actor,
                                   const channel_id& channel,
                                   const message_id& id);

/// What `wanted` passes on: it must be there and be seen by its actor. errc::invalid_field
/// `forward`. (decide_forwarding.cpp)
result<const message*> find_forwarded(const facts& known,
                                      const member& actor,
                                      const send_message& wanted);
/// Who said that first, also when it was passed on before.
message_origin origin_of(const message& passed_on);

/// Whether either of them has blocked the other. (decide_blocks.cpp)
bool is_blocked(const facts& known, const username& one, const username& other);
/// The same words whoever blocked whom.
std::unexpected<error> refuse_blocked();

/// Whether the two who are in that direct one may still write to each other: neither has blocked
/// the other. Other channels: always.
result<void> check_no_block(const facts& known, const channel& where);

/// Whether words may be put into `where` by `who` just now: archived, muted, forbidden.
result<void> check_may_write(const member& who, const channel& where, wall_time at);
/// The same for a reaction, which announcements bear too.
result<void> check_may_react(const member& who, const channel& where, wall_time at);

/// What remains of a deleted message: ids, time and author, no words.
message make_tombstone(const message& of);

/// A quiet line of the server about something that `who` did.
struct system_line {
    system_kind kind = system_kind::none;
    std::string content;  // the same in plain English
    std::string detail{};
    std::optional<reply_target> about{};
};

/// Adds it to `where`, whose `last_seq` moves on: one decision may write several.
void add_line(decision& made, channel& where, const member& who, system_line line, wall_time at);

/// What was said in a channel before somebody could see it is not unread to him: marks all that
/// `now` sees and `before` did not (null: none of it), ahead of the change that shows it to him.
void mark_seen(const facts& known, decision& made, const member& now, const member* before);

/// After `gone` was taken out of the closed channel `now`: another keeper, or its end when nobody
/// is left. (decide_leaving.cpp)
void settle_without(decision& made, channel now, const username& gone);

/// Puts down for moderators what `by` did. `detail` is never text of a message.
void note(decision& made, audit_entry entry);

/// Whether `text` is one clean line (validate.hpp) or empty. Every door cleans what it is given;
/// here nobody gets past who forgot to.
/// Nobody else is called so, or so that it looks the same; nor is it reserved. errc::name_taken,
/// errc::invalid_field. Needs `everybody`.
result<void> check_look(const facts& known,
                        std::string_view name,
                        const username& by,
                        std::string_view field);

result<void> check_line(std::string_view text, std::size_t max, std::string_view field);

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
