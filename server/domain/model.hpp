// The things Snug knows, as plain structs. No rules here (decide), no wire form (api), no storage
// (store).
#pragma once

#include "base/time.hpp"
#include "domain/attachment.hpp"
#include "domain/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace snug {

enum class role : std::uint8_t { guest, member, moderator, owner };
std::string_view to_word(role r);
std::optional<role> parse_role(std::string_view word);

/// How somebody stopped being here.
enum class departure : std::uint8_t { left, kicked, banned, deleted };
std::string_view to_word(departure why);

/// Somebody who is in. `username` of people who went stays reserved (facts::known_names).
struct member {
    username name;
    std::string display_name;
    snug::role role = role::member;
    std::string bio;
    std::string pronouns;
    std::string colour;
    std::optional<digest> avatar;  // a face: a square of WebP
    bool bot = false;
    wall_time joined{};
    std::optional<username> invited_by;
    std::optional<wall_time> muted_until;

    friend bool operator==(const member&, const member&) = default;
};

enum class channel_kind : std::uint8_t { text, voice, direct, group };
std::string_view to_word(channel_kind kind);

/// Who made a channel and when.
struct channel_origin {
    username by;
    wall_time at{};

    friend bool operator==(const channel_origin&, const channel_origin&) = default;
};

struct channel {
    channel_id id;
    std::uint32_t no = 0;  // part of message ids; never used again
    channel_kind kind = channel_kind::text;
    std::string name;
    std::string sign;  // icon name or empty
    std::string topic;
    std::string section;
    std::int64_t position_in_list = 0;
    bool is_private = false;
    bool moderators_post = false;  // who_posts
    std::int64_t slow_mode_s = 0;
    bool archived = false;
    /// Who looks after a private channel or a group; nobody does elsewhere.
    std::optional<username> keeper;
    /// Who is let in: everybody of a private, direct or group channel; guests of an open one.
    /// Sorted.
    std::vector<username> members;
    /// The same people in the order in which they were let in: the next keeper comes first.
    std::vector<username> arrivals;
    /// Absent: `home`, and channels from before it was kept.
    std::optional<channel_origin> origin;
    sequence last_seq = 0;

    friend bool operator==(const channel&, const channel&) = default;
};

/// Twice is once.
void let_in_to(channel& where, const username& who);
void put_out_of(channel& where, const username& who);

struct reply_target {
    message_id id;
    sequence seq = 0;
    username author;

    friend bool operator==(const reply_target&, const reply_target&) = default;
};

/// Of a message that was passed on: whose words they were, and when. `id` names the first message,
/// which may be gone, or in a channel that a reader does not see: the wire does not tell it.
struct message_origin {
    message_id id;
    username author;
    wall_time at{};

    friend bool operator==(const message_origin&, const message_origin&) = default;
};

/// Quiet lines the server wrote. Their numbers stand in files.
enum class system_kind : std::uint8_t { none, joined, pinned, renamed, topic, retention };
std::string_view to_word(system_kind kind);

/// Everybody who reacted with one emoji.
struct reaction {
    std::string emoji;            // a Unicode sequence, or :name:
    std::vector<username> users;  // the first limits::reaction_users_listed, in order
    std::uint64_t count = 0;      // all of them

    friend bool operator==(const reaction&, const reaction&) = default;
};

struct message {
    message_id id;
    channel_id channel;
    sequence seq = 0;
    position rev = 0;  // position of its last change
    wall_time at{};
    username author;
    std::string content;
    std::string nonce;  // empty in history, kept in the reply and the live event
    std::optional<reply_target> reply_to;
    std::optional<message_origin> forwarded;
    std::optional<wall_time> edited;
    std::vector<std::string> mentions;  // usernames, @everyone, @here
    std::vector<username> here;         // whom @here called: they were connected then
    system_kind system = system_kind::none;
    std::string detail;                   // of a system line: the new name or topic
    std::vector<attachment> attachments;  // in the order in which they are shown
    std::vector<reaction> reactions;      // in order of first use
    bool pinned = false;
    bool deleted = false;  // a tombstone: only id, channel, seq, rev mean anything
    bool outside = false;  // put into the database by somebody else: `author` is what he says

    friend bool operator==(const message&, const message&) = default;
};

/// Whether `who` said it: a name that stands in a message from outside is nobody's.
inline bool is_by(const message& what, const username& who) {
    return !what.outside && what.author == who;
}

/// What of a channel is called to somebody's attention, as he chose.
enum class notify_level : std::uint8_t { all, mentions, none };
std::string_view to_word(notify_level level);
std::optional<notify_level> parse_notify_level(std::string_view word);

struct notify_settings {
    notify_level level = notify_level::all;
    std::optional<wall_time> muted_until;
    bool hidden = false;  // a talk out of his list until the next message

    friend bool operator==(const notify_settings&, const notify_settings&) = default;
};

/// What somebody did to others or to the place, for moderators to read. Never text of messages.
struct audit_entry {
    std::uint64_t no = 0;  // from 1, in order; given by the store
    wall_time at{};
    username by;  // empty: the command line
    std::string what;
    username target;     // empty: nobody
    channel_id channel;  // empty: no channel
    std::string detail;

    friend bool operator==(const audit_entry&, const audit_entry&) = default;
};

/// An emoji of the group's own: used as `:name:`. Other names lead to it in search and completion.
struct own_emoji {
    std::string name;
    std::vector<std::string> aliases;
    username by;
    wall_time at{};
    std::optional<digest> picture{};  // a square of WebP; none: only a name so far
    bool animated = false;

    friend bool operator==(const own_emoji&, const own_emoji&) = default;
};

/// `by` wants to see nothing of `whom`.
struct block {
    username by;
    username whom;

    friend auto operator<=>(const block&, const block&) = default;
};

/// When files on messages go by themselves, to make room.
struct file_retention {
    std::int64_t days = 0;         // after they were shared; 0: never
    std::uint64_t over_bytes = 0;  // larger ones only

    friend bool operator==(const file_retention&, const file_retention&) = default;
};

struct server_info {
    std::string name;
    std::optional<digest> icon{};  // a square of WebP
    file_retention retention{};

    friend bool operator==(const server_info&, const server_info&) = default;
};

/// A signed-in device. `id` is public to its owner; the secret is only known as its hash.
struct session {
    std::string id;  // 12 characters
    secret_hash secret;
    username user;
    std::string device;
    wall_time created{};
    wall_time last_used{};

    friend bool operator==(const session&, const session&) = default;
};

struct invite {
    secret_hash code;
    username by;
    snug::role role = role::member;
    std::vector<channel_id> channels;  // for guests: where they are let in
    std::int64_t uses = 0;
    std::int64_t uses_max = 1;
    wall_time expires{};
    bool revoked = false;

    friend bool operator==(const invite&, const invite&) = default;
};

/// A one-time way back in for somebody who forgot his password or was kicked.
struct sign_in_link {
    secret_hash code;
    username user;
    username by;  // empty: from the command line
    wall_time expires{};
    bool brings_back = false;  // made for somebody who had gone; others do not survive a kick

    friend bool operator==(const sign_in_link&, const sign_in_link&) = default;
};

}  // namespace snug
