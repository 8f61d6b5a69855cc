// An emoji of the group's own as JSON, and the frame that takes it away. Pure, any thread.
#pragma once

#include "domain/model.hpp"
#include "live/frame.hpp"

#include <string>
#include <string_view>

namespace snug {

void append_own_emoji(std::string& out, const own_emoji& what);
shared_bytes removed_emoji_frame(std::string_view name, std::string_view id);

}  // namespace snug
