// The things Snug knows, as plain structs. No rules here (decide), no wire form (api), no storage
// (store).
#pragma once

#include "base/time.hpp"
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
    std::string colour;
    bool bot = false;
    wall_time joined{};
    std::optional<username> invited_by;
    std::optional<wall_time> muted_until;

    friend bool operator==(const member&, const member&) = default;
};

enum class channel_kind : std::uint8_t { text, voice, direct, group };
std::string_view to_word(channel_kind kind);

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
    /// Who is let in: everybody of a private, direct or group channel; guests of an open one.
    /// Sorted.
    std::vector<username> members;
    sequence last_seq = 0;

    friend bool operator==(const channel&, const channel&) = default;
};

struct reply_target {
    message_id id;
    sequence seq = 0;
    username author;

    friend bool operator==(const reply_target&, const reply_target&) = default;
};

enum class system_kind : std::uint8_t { none, joined };  // quiet lines the server wrote
std::string_view to_word(system_kind kind);

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
    std::optional<wall_time> edited;
    std::vector<std::string> mentions;
    system_kind system = system_kind::none;
    bool deleted = false;  // a tombstone: only id, channel, seq, rev mean anything

    friend bool operator==(const message&, const message&) = default;
};

struct server_info {
    std::string name;

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
