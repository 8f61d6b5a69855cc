// The rules, once and pure: given what is known, what does this intent change, or why is it
// refused? No I/O, no clock, no position: the store gives positions afterwards (stamp) and
// persists. Any thread.
#pragma once

#include "base/result.hpp"
#include "domain/facts.hpp"

#include <vector>

namespace snug {

/// Changes in the order in which they take positions, without positions.
struct decision {
    std::vector<change> changes;
    std::optional<snug::message>
        message;  // the answer where nothing changed: a repeated send_message, a same edit
    std::optional<known_nonce> nonce;  // to be remembered with the message
    std::optional<nonce_key> nonce_as;
    bool repeated = false;
    std::optional<snug::session> session;
    std::optional<channel_id> channel;
};

/// A refusal writes nothing. `seq` and ids of new messages are given here, from facts.channels.
result<decision> decide(const facts& known, const intent& wanted);

/// Folds all of a stamped decision into the facts, its nonce too, so that the next intent of the
/// group sees it.
void apply(facts& known, const decision& decided);

/// What the asker gets, with changes as they were committed.
outcome to_outcome(const decision& decided, std::vector<committed> changes);

/// Sets rev of the message inside a logged change once its position is known.
void stamp(change& what, position pos);

}  // namespace snug
