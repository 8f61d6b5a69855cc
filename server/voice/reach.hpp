// Whether a voice server answers at its addresses: sends each a check, as a browser does first, and
// waits for the answer. For whoever looks after a server; blocks, any thread that may wait.
#pragma once

#include "voice/core/sdp_answer.hpp"

#include <chrono>
#include <span>
#include <string_view>
#include <vector>

namespace snug::voice {

/// For each of `ways` in turn: whether it answered within `patience`. `username` is `ours:theirs`
/// of a call that the server knows (RFC 8445 section 7.2.2), `password` the server's. What cannot
/// even be sent counts as no answer.
std::vector<bool> answers_at(std::span<const announced_address> ways,
                             std::string_view username,
                             std::string_view password,
                             std::chrono::milliseconds patience);

}  // namespace snug::voice
