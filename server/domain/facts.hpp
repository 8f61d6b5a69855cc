// What a rule may look at. A store asks `needs` which facts a group of intents wants, loads just
// those, and then, for each intent in turn: decide → apply to these facts → persist. So a later
// intent of the same group sees what an earlier one did (one winner for an invite's last use), on
// every backend alike.
#pragma once

#include "domain/change.hpp"
#include "domain/intent.hpp"
#include "domain/reactions.hpp"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace snug {

/// One (author, nonce): BLAKE2b over both, as stored.
using nonce_key = strong<short_digest, struct nonce_key_tag>;
nonce_key make_nonce_key(const username& author, std::string_view nonce);

/// BLAKE2b of all that was sent under a nonce (channel, content, reply, attachments): tells two
/// bodies apart.
using body_digest = short_digest;
body_digest body_hash(const send_message& sent);

struct known_nonce {
    message_id id;
    channel_id channel;
    body_digest body{};
};

struct person_in_channel {
    username user;
    channel_id channel;

    friend auto operator<=>(const person_in_channel&, const person_in_channel&) = default;
};

/// What must be loaded before a group can be decided. A backend that holds some of it in memory
/// need not ask.
struct fact_keys {
    std::set<username> users;  // member, password, whether the name was ever used
    std::set<channel_id> channels;
    std::set<message_id> messages;  // edit, delete, reply, what a nonce points to
    std::set<secret_hash> invites;  // and, as users, the people who made them
    std::set<secret_hash>
        links;  // and, as users and sessions_of, the people they are for; users: by whom
    std::set<nonce_key> nonces;
    std::set<username> sessions_of;                   // all sessions of these people
    std::set<username> channels_of;                   // channels that list these people as members
    std::set<channel_id> pins_of;                     // how many messages are pinned there
    std::set<reaction_key> reactions;                 // whether it is there
    std::set<person_in_channel> slow_posts;           // when he last posted there, in slow mode
    std::set<person_in_channel> notify;               // what he chose
    std::set<channel_id> hidden_in;                   // notify of all who have hidden that talk
    std::set<std::pair<username, message_id>> saved;  // whether it is there, and how many he has
    std::set<file_id> files;                          // and, as messages, what bears them
    std::set<username> loose_files_of;                // how many of theirs no message bears
    std::set<file_id> shelf;                          // items, where they are there
    std::set<favourite> favourites;                   // whether it is one
    std::set<username> blocks_of;                     // all by them and against them
    std::set<channel_id> blocks_in;                   // all between the people of a direct one
    std::set<username> passwords_of;                  // the hashes of those of them who are in
    bool owner_count = false;
    bool open_channels = false;    // all that are not closed
    bool everybody = false;        // all who are in
    bool channel_numbers = false;  // how many there are, the highest number ever given
    bool own_emoji = false;        // all of them
    bool whole_shelf = false;      // how many there are, and whether the same bytes are
    bool setup = false;
};

struct facts {
    std::unordered_map<username, member> members;       // those who are in
    std::unordered_set<username> known_names;           // ever used, also by people who went
    std::unordered_map<username, member> gone_members;  // kicked or left: as they were
    std::unordered_map<channel_id, channel> channels;
    std::unordered_map<message_id, message> messages;
    std::unordered_map<secret_hash, invite> invites;
    std::unordered_map<secret_hash, sign_in_link> links;  // unused ones
    std::map<nonce_key, known_nonce> nonces;
    std::unordered_map<username, std::vector<session>> sessions;
    std::unordered_set<username> banned;     // of gone_members
    std::unordered_set<username> forgotten;  // of gone_members: who wanted to be
    std::set<reaction_key> reactions;
    std::unordered_map<channel_id, std::uint64_t> pins;
    std::map<person_in_channel, wall_time> slow_posts;
    std::map<person_in_channel, notify_settings> notify;
    std::set<std::pair<username, message_id>> saved;
    std::unordered_map<username, std::uint64_t> saved_count;
    std::unordered_map<file_id, kept_file> files;
    std::unordered_map<username, std::uint64_t> loose_files;  // counts
    std::unordered_map<file_id, shelved> shelf;
    std::set<favourite> favourites;
    std::set<block> blocks;
    std::map<std::string, own_emoji> emoji;  // by name
    std::uint64_t channel_count = 0;         // text and voice
    std::uint32_t last_channel_no = 0;       // also of deleted ones: numbers are never given again
    std::unordered_map<username, std::string> password_hashes;
    std::int64_t owner_count = 0;
    server_info server;
    bool set_up = false;
    std::optional<secret_hash> setup_token;
};

/// Which facts `wanted` needs. Added to `keys`, so that a group asks once.
void add_needs(fact_keys& keys, const intent& wanted);

/// Folds a decided change into the facts, so that the next intent of the group sees it.
void apply(facts& known, const change& what);

}  // namespace snug
