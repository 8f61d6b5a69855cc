// Requests about calls, done by the desk of the server that has the room, whichever server was
// asked. Io thread only.
#pragma once

#include "api/voice_desk.hpp"

namespace snug::api {

/// The body of the answer; empty where there is none.
using voice_answer = std::move_only_function<void(result<std::string>)>;

/// `is_elsewhere`: it came through another server. `done` is called at once or in a later turn.
void perform(voice_desk& at, const voice_ask& what, bool is_elsewhere, voice_answer done);

}  // namespace snug::api
