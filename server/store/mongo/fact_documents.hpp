// Loads what a group of intents wants to know by key: nonces, messages, reactions, invites, links,
// sessions, passwords, what is somebody's own.
// Owned by the committer, on its thread, within its transaction; people, channels, blocks and
// emoji are resident and never asked for here.
#pragma once

#include "domain/facts.hpp"
#include "store/mongo/message_documents.hpp"
#include "store/mongo/personal_documents.hpp"
#include "store/mongo/private_documents.hpp"

namespace snug::mongo {

class fact_documents {
public:
    fact_documents(database& from, const std::string& home)
        : from_(from), messages_(from, home), reactions_(from), personal_(from), private_(from) {}

    struct besides {
        /// Not known, but they still lie there: too old, or of a deleted channel.
        std::vector<nonce_key> expired_nonces;
        reaction_kinds kinds;  // of the messages
    };

    /// Adds to `known`, which holds people and channels, what `keys` names and the database has.
    besides load(facts& known, const fact_keys& keys, wall_time nonces_since, const scope& in);

private:
    std::vector<nonce_key> load_nonces(facts& known,
                                       const fact_keys& keys,
                                       wall_time since,
                                       const scope& in);
    void load_messages(facts& known, const fact_keys& keys, const scope& in, besides& more);
    void load_pins(facts& known, const fact_keys& keys, const scope& in);
    void load_invites(facts& known, const fact_keys& keys, const scope& in);
    std::set<username> load_links(facts& known, const fact_keys& keys, const scope& in);
    void load_sessions(facts& known, const std::set<username>& people, const scope& in);
    void load_passwords(facts& known, const fact_keys& keys, const scope& in);

    database& from_;
    message_documents messages_;
    reaction_documents reactions_;
    personal_documents personal_;
    private_documents private_;
};

}  // namespace snug::mongo
