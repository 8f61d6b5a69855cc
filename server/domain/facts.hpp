// What a rule may look at. A store asks `needs` which facts a group of intents wants, loads just
// those, and then, for each intent in turn: decide → apply to these facts → persist. So a later
// intent of the same group sees what an earlier one did (one winner for an invite's last use), on
// every backend alike.
#pragma once

#include "domain/change.hpp"
#include "domain/intent.hpp"

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

/// BLAKE2b of all that was sent under a nonce (channel, content, reply): tells two bodies apart.
using body_digest = short_digest;
body_digest body_hash(const send_message& sent);

struct known_nonce {
    message_id id;
    channel_id channel;
    body_digest body{};
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
    std::set<username> sessions_of;  // all sessions of these people
    bool owner_count = false;
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
    std::int64_t owner_count = 0;
    bool set_up = false;
    std::optional<secret_hash> setup_token;
};

/// Which facts `wanted` needs. Added to `keys`, so that a group asks once.
void add_needs(fact_keys& keys, const intent& wanted);

/// Folds a decided change into the facts, so that the next intent of the group sees it.
void apply(facts& known, const change& what);

}  // namespace snug
