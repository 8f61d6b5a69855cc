// What somebody wants to change, already decoded and validated in form (validate.hpp), before any
// rule was asked. Every intent carries who asks (`actor`) and when (`at`); secrets arrive as
// hashes, passwords as argon2id hashes.
#pragma once

#include "domain/change.hpp"
#include "domain/model.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace snug {

struct offer_setup {
    secret_hash token;
};  // at start, while nobody has set the server up
struct complete_setup {
    std::optional<secret_hash> token;  // absent: from the command line, which needs none
    std::string server_name;
    username owner;
    std::string password_hash;
    std::optional<snug::session> session;
    wall_time at{};
};
/// A message that is passed on to another channel.
struct forward_source {
    channel_id channel;
    message_id id;
};
/// Another picture, or none from now on.
struct picture_choice {
    std::optional<digest> bytes;
};
struct update_server {
    username actor;
    std::optional<std::string> name;  // as `clean_line` gave it
    wall_time at{};
    std::optional<picture_choice> icon{};
    std::optional<file_retention> retention{};
};
struct send_message {
    username actor;
    channel_id channel;
    std::string content;  // as `clean_content` gave it
    std::string nonce;    // empty: none
    std::optional<message_id> reply_to;
    wall_time at{};
    bool ping = true;                         // a reply calls whom it answers
    std::vector<username> connected{};        // when it says @here: who hears it
    std::optional<forward_source> forward{};  // then `content` is empty: it is the words of that
    std::vector<attached_file> attachments{};
    /// New names for the files of what is passed on, and of what comes from the shelf: as many as
    /// a message can bear, or as it is given.
    std::vector<file_id> names_for_copies{};
};
/// A file has arrived whole. `what.look` says what is known of it already.
struct keep_file {
    username actor;
    attachment what;
    wall_time at{};
};
/// What is in a file was found out, or why not.
struct know_file {
    file_id id;
    file_look look;
};
/// Files that no message bears: their owner takes them back, or their time is over (no actor).
struct drop_files {
    std::optional<username> actor;
    std::vector<file_id> ids;
};
/// The server goes round: what is old and large is taken away, what was taken away long ago loses
/// its bytes. Of others nothing happens.
struct age_files {
    std::vector<file_id> ids;
    wall_time at{};
};
struct restore_file {
    username actor;
    file_id id;
    wall_time at{};
};
/// Onto the shelf that all share: a file of a message, or one that waits for its own.
struct put_on_shelf {
    username actor;
    file_id from;
    file_id id;  // what it is called there
    std::vector<std::string> tags;
    wall_time at{};
};
struct tag_shelved {
    username actor;
    file_id id;
    std::vector<std::string> tags;
};
struct take_off_shelf {
    username actor;
    file_id id;
};
struct set_favourite {
    username actor;
    file_id id;
    bool on = true;
};
struct edit_message {
    username actor;
    channel_id channel;
    message_id id;
    std::string content;
    wall_time at{};
};
struct delete_message {
    username actor;
    channel_id channel;
    message_id id;
    wall_time at{};
};
struct pin_message {
    username actor;
    channel_id channel;
    message_id id;
    bool pinned = true;
    wall_time at{};
};
struct react {
    username actor;
    channel_id channel;
    message_id id;
    std::string emoji;  // as `parse_emoji` gave it
    bool add = true;    // false: take it back
    wall_time at{};
};
struct delete_messages_of {
    username actor;
    username target;
    std::vector<message_id> ids;  // what somebody found that he said lately
    wall_time at{};
};
struct mark_read {
    username actor;
    channel_id channel;
    sequence seq = 0;
};  // may go down: mark unread from here
struct save_message {
    username actor;
    channel_id channel;
    message_id id;
    bool saved = true;
    wall_time at{};
};
struct block_person {
    username actor;
    username target;
    bool blocked = true;
};
struct choose_status {
    chosen_status chosen;
};
struct put_emoji {
    username actor;
    own_emoji emoji;     // `by` and `at` are decided
    bool is_new = true;  // false: change the one that is there
    wall_time at{};
    bool keeps_aliases = false;  // of the one that is there; without a picture it keeps that too
};
struct remove_emoji {
    username actor;
    std::string name;
};
struct set_notify {
    username actor;
    channel_id channel;
    std::optional<notify_level> level;
    std::optional<wall_time> muted_until;  // in the past: no more muted
    std::optional<bool> hidden;
    wall_time at{};
};
struct create_channel {
    username actor;
    snug::channel wanted;  // id, kind, what it is like and who is in it; the rest is decided
    wall_time at{};
};
struct update_channel {
    username actor;
    channel_id channel;
    std::optional<std::string> name;
    std::optional<std::string> sign;
    std::optional<std::string> topic;
    std::optional<std::string> section;
    std::optional<std::int64_t> position_in_list;
    std::optional<bool> is_private;
    std::optional<bool> moderators_post;
    std::optional<std::int64_t> slow_mode_s;
    std::optional<bool> archived;
    wall_time at{};
};
struct delete_channel {
    username actor;
    channel_id channel;
    wall_time at{};
};
struct let_in {
    username actor;
    channel_id channel;
    username target;
    wall_time at{};
};
struct put_out {
    username actor;
    channel_id channel;
    username target;
    wall_time at{};
};  // oneself: leave it
struct start_talk {
    username actor;
    std::vector<username> others;
    channel_id id;  // of the new one, where none is there yet
    wall_time at{};
};
struct create_invite {
    username actor;
    snug::invite invite;
    wall_time at{};
};
struct revoke_invite {
    username actor;
    secret_hash code;
};
struct accept_invite {
    secret_hash code;
    username name;
    std::string display_name;  // empty: made from the username
    std::string password_hash;
    std::optional<snug::session> session;
    wall_time at{};
};
struct add_user {
    username name;
    std::string display_name;
    snug::role role = role::member;
    std::string password_hash;
    wall_time at{};
};  // command line
struct open_session {
    snug::session session;
    /// The hash that the password was checked against; none: the command line asks.
    std::optional<std::string> checked_hash = std::nullopt;
};
struct touch_session {
    std::string id;
    username user;
    wall_time at{};
};
struct close_session {
    username actor;
    std::string id;
    std::string reason;
};
struct close_other_sessions {
    username actor;
    std::string keep_id;
    std::string reason;
};
struct change_password {
    username actor;
    std::string password_hash;
    std::string keep_session_id;
    std::optional<std::string> checked_hash = std::nullopt;  // as with open_session
};
struct update_profile {
    username actor;
    std::optional<std::string> display_name;
    std::optional<std::string> bio;
    std::optional<std::string> colour;
    std::optional<std::string> pronouns = std::nullopt;
    std::optional<picture_choice> avatar = std::nullopt;
};
struct set_role {
    std::optional<username> actor;
    username target;
    snug::role role = role::member;
    wall_time at{};
};  // no actor: command line
struct mute_member {
    username actor;
    username target;
    wall_time until{};  // in the past: he may speak again
    wall_time at{};
};
struct ban_member {
    username actor;
    username target;
    bool banned = true;  // false: lift the ban
    wall_time at{};
};
struct remove_member {
    username actor;
    username target;
    wall_time at{};
    bool forget = false;  // of oneself: the profile goes too
};  // kick; oneself: leave for good
struct create_link {
    std::optional<username> actor;
    sign_in_link link;
    wall_time at{};
};
struct use_link {
    secret_hash code;
    std::optional<std::string> password_hash;
    std::optional<snug::session> session;  // session.user is filled in by decide: the link says who
    wall_time at{};
};

using intent = std::variant<offer_setup,
                            complete_setup,
                            update_server,
                            send_message,
                            keep_file,
                            know_file,
                            drop_files,
                            age_files,
                            restore_file,
                            put_on_shelf,
                            tag_shelved,
                            take_off_shelf,
                            set_favourite,
                            edit_message,
                            delete_message,
                            pin_message,
                            react,
                            delete_messages_of,
                            mark_read,
                            set_notify,
                            save_message,
                            block_person,
                            choose_status,
                            put_emoji,
                            remove_emoji,
                            create_channel,
                            update_channel,
                            delete_channel,
                            let_in,
                            put_out,
                            start_talk,
                            create_invite,
                            revoke_invite,
                            accept_invite,
                            add_user,
                            open_session,
                            touch_session,
                            close_session,
                            close_other_sessions,
                            change_password,
                            update_profile,
                            set_role,
                            mute_member,
                            ban_member,
                            remove_member,
                            create_link,
                            use_link>;

/// What the asker gets back besides the changes.
struct outcome {
    std::vector<committed> changes;        // in order; empty when nothing had to change
    std::optional<snug::message> message;  // send_message, edit_message: as it is now
    bool repeated = false;                 // the nonce was known, or the talk: nothing was written
    std::optional<channel_id> channel;     // create_channel, start_talk: the one that is there now
    std::optional<snug::session> session;  // as stored, where one was opened
};

}  // namespace snug
