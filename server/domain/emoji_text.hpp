// What may stand as a reaction: one fully-qualified emoji sequence (UTS #51 ED-18), or the :name:
// of an own emoji. Judged by its grammar, so that emoji of coming years need no new table. Pure;
// hostile input welcome.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace snug {

/// One emoji, with U+FE0F wherever it would else be drawn as text.
bool is_emoji(std::string_view text);

/// 2–32 of `a-z 0-9 _`: the name of an own emoji without its colons.
bool is_emoji_name(std::string_view text);

/// An emoji or `:name:`. errc::invalid_field `emoji`.
result<std::string> parse_emoji(std::string_view text);

/// The name within `:name:`, or empty.
std::string_view own_emoji_name(std::string_view emoji);

}  // namespace snug
