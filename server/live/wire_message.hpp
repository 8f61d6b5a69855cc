// The JSON of one message, as history, snapshot, replies and events all carry it: the same for
// every viewer, so one encoding serves everybody. The encoders stand in live, since live encodes
// first and api reuses its bytes. Pure functions, any thread.
#pragma once

#include "domain/model.hpp"
#include "live/frame.hpp"

#include <string>

namespace snug {

/// A deleted message comes out as its tombstone, without a word of what it said.
void append_message(std::string& out, const message& what);

shared_bytes encode_message(const message& what);

}  // namespace snug
