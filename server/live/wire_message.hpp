// The JSON of one message, as history, snapshot, replies and events all carry it: the same for
// every viewer, so one encoding serves everybody. The encoders stand in live, since live encodes
// first and api reuses its bytes. Pure functions, any thread.
#pragma once

#include "domain/change.hpp"
#include "live/frame.hpp"

#include <string>

namespace snug {

/// A deleted message comes out as its tombstone, without a word of what it said.
void append_message(std::string& out, const message& what);

shared_bytes encode_message(const message& what);

/// `{_id, channel, seq, emoji, user, rev}`.
void append_reaction(std::string& out, const reaction_added& what);
void append_reaction(std::string& out, const reaction_removed& what);

/// `json`, as `append_message` made it, with another `rev` and other reactions: a reaction to a
/// long message needs none of its words again.
std::string with_reactions(const std::string& json,
                           position rev,
                           const std::vector<reaction>& reactions);

}  // namespace snug
