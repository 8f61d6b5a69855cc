// Loads what a group of intents wants to know by key: nonces, messages, invites, links, sessions.
// Owned by the committer, on its thread, within its transaction; people and channels are resident
// and never asked for here.
#pragma once

#include "domain/facts.hpp"
#include "store/mongo/message_documents.hpp"

namespace snug::mongo {

class fact_documents {
public:
    fact_documents(database& from, const std::string& home) : from_(from), messages_(from, home) {}

    /// Adds to `known` what `keys` names and the database has. A nonce that is older than
    /// `nonces_since` is not known, but still lies there: those come back.
    std::vector<nonce_key> load(facts& known,
                                const fact_keys& keys,
                                wall_time nonces_since,
                                const scope& in);

private:
    std::vector<nonce_key> load_nonces(facts& known,
                                       const fact_keys& keys,
                                       wall_time since,
                                       const scope& in,
                                       std::set<message_id>& messages);
    void load_invites(facts& known, const fact_keys& keys, const scope& in);
    std::set<username> load_links(facts& known, const fact_keys& keys, const scope& in);
    void load_sessions(facts& known, const std::set<username>& people, const scope& in);

    database& from_;
    message_documents messages_;
};

}  // namespace snug::mongo
