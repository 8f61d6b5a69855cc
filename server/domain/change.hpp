// What a decided intent does: the vocabulary between rules (decide), stores (persist) and live
// (events). A change that others hear of takes a position in the log; a quiet one (secrets, read
// marks) takes none and reaches only whom it concerns.
#pragma once

#include "domain/model.hpp"
#include "domain/shelf.hpp"
#include "domain/status.hpp"

#include <string>
#include <variant>
#include <vector>

namespace snug {

// Logged: each takes the next position, is replayed to those who were away, and becomes an event.
struct message_posted {
    snug::message message;
};
struct message_edited {
    snug::message message;
};
struct message_deleted {
    snug::message tombstone;
};
struct reaction_added {
    message_id id;
    channel_id channel;
    std::string emoji;
    username user;
    position rev = 0;
    sequence seq = 0;  // the message's
};
struct reaction_removed {
    message_id id;
    channel_id channel;
    std::string emoji;
    username user;
    position rev = 0;
    sequence seq = 0;
};
struct channel_created {
    snug::channel channel;
};
struct channel_updated {
    snug::channel channel;
};
struct channel_opened {
    snug::channel channel;
};  // was private: who gains it hears channel_visible
struct channel_closed {
    snug::channel channel;
};  // is private from now on: who loses it hears channel_hidden
struct channel_deleted {
    channel_id channel;
};  // with all that was said in it
struct channel_let_in {
    channel_id channel;
    username user;
};  // becomes channel_visible for that person
struct channel_put_out {
    channel_id channel;
    username user;
};  // becomes channel_hidden for that person
struct member_joined {
    snug::member member;
};
struct member_updated {
    snug::member member;
};
struct member_left {
    username user;
    departure why = departure::left;
};  // deleted: nothing but the name stays, neither profile nor what was for himself alone
struct emoji_added {
    own_emoji emoji;
};  // or changed: the one of that name is like this now
struct emoji_removed {
    std::string name;
};
struct server_updated {
    server_info server;
};

// Quiet: no position.
struct posted_slowly {
    username user;
    channel_id channel;
    wall_time at{};
};  // in a channel with slow mode: from here his pause is counted
struct ban_set {
    username user;
    bool banned = false;
};  // of somebody who is gone already
struct notify_set {
    username user;
    channel_id channel;
    notify_settings settings;
};
struct message_saved {
    username user;
    message_id id;
    channel_id channel;
    bool saved = true;
    wall_time at{};
};  // for himself
struct block_set {
    snug::block block;
    bool blocked = true;
};
struct status_chosen {
    chosen_status chosen;
};  // goes when he leaves, however he does
struct file_kept {
    kept_file file;
};  // it waits for a message
struct file_known {
    file_id id;
    file_look look;
};  // now it is known what is in it
struct file_dropped {
    file_id id;
};  // no message came for it
struct shelf_put {
    shelved item;
};  // new, or with other tags
struct shelf_removed {
    file_id id;
};  // nobody's favourite any more
struct shelf_used {
    file_id id;
};  // a message was sent with it
struct favourite_set {
    favourite what;
    bool on = true;
};
struct audit_noted {
    audit_entry entry;
};
struct setup_token_set {
    secret_hash token;
};  // replaces an earlier one
struct setup_done {};  // the token is gone for good
struct password_set {
    username user;
    std::string password_hash;
};
struct session_opened {
    snug::session session;
};
struct session_used {
    std::string id;
    username user;
    wall_time at{};
};
struct session_closed {
    std::string id;
    username user;
    std::string reason;
};
struct invite_created {
    snug::invite invite;
};
struct invite_used {
    secret_hash code;
};
struct invite_revoked {
    secret_hash code;
};
struct link_created {
    sign_in_link link;
};
struct links_dropped {
    username user;
};  // all that were made for that person: one was used, or they count no more
struct read_marked {
    username user;
    channel_id channel;
    sequence seq = 0;
};

using change = std::variant<message_posted,
                            message_edited,
                            message_deleted,
                            reaction_added,
                            reaction_removed,
                            channel_created,
                            channel_updated,
                            channel_opened,
                            channel_closed,
                            channel_deleted,
                            channel_let_in,
                            channel_put_out,
                            member_joined,
                            member_updated,
                            member_left,
                            emoji_added,
                            emoji_removed,
                            server_updated,
                            posted_slowly,
                            ban_set,
                            notify_set,
                            message_saved,
                            block_set,
                            status_chosen,
                            file_kept,
                            file_known,
                            file_dropped,
                            shelf_put,
                            shelf_removed,
                            shelf_used,
                            favourite_set,
                            audit_noted,
                            setup_token_set,
                            setup_done,
                            password_set,
                            session_opened,
                            session_used,
                            session_closed,
                            invite_created,
                            invite_used,
                            invite_revoked,
                            link_created,
                            links_dropped,
                            read_marked>;

/// Whether this change takes a position in the log.
bool is_logged(const change& what);

/// A change after its commit. `pos` is 0 for a quiet one. Feeds hand these on in the order of
/// commits.
struct committed {
    position pos = 0;
    change what;
};

}  // namespace snug
