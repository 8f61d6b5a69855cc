// Loads what a group of intents wants to know by key: nonces, messages, invites, links, sessions,
// passwords.
// Owned by the writer, on its thread; people and channels are resident and never asked for here.
#pragma once

#include "domain/facts.hpp"
#include "store/sqlite/message_rows.hpp"
#include "store/sqlite/nonce_rows.hpp"

namespace snug::sqlite {

class fact_rows {
public:
    fact_rows(connection& on, nonce_rows& nonces);

    /// Adds to `known` what `keys` names and the file has. A nonce that is older than
    /// `nonces_since` is not known.
    void load(facts& known, const fact_keys& keys, wall_time nonces_since);

private:
    void load_nonce(facts& known, const nonce_key& key, wall_time since);
    void load_message(facts& known, std::int64_t mid);
    void load_file(facts& known, const file_id& id);
    void load_sessions(facts& known, const username& user);

    message_rows messages_;
    attachment_rows attachments_;
    nonce_rows& nonces_;
    statement invite_;
    statement link_;
    statement sessions_;
    statement password_;
};

}  // namespace snug::sqlite
