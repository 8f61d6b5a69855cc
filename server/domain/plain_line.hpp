// Whether one line of text shows what it holds: nothing in it is invisible, breaks the line or
// turns the words around it, so that two names that look alike are not told apart by what nobody
// sees. Pure; hostile input welcome.
#pragma once

#include <string_view>

namespace snug {

/// True for valid UTF-8 with at least one visible code point. Default-ignorable code points (UAX
/// #44) and those of UAX #9 are refused but where a script or an emoji needs them: joiners between
/// two visible code points beyond ASCII and Latin, a variation selector after a symbol, the tags of
/// a flag.
bool is_plain_line(std::string_view text);

/// Of no shape of its own, or one that turns or breaks the line around it.
bool is_invisible(char32_t point);

/// Whether anything of it can be seen: not only spaces and code points without a shape. UTF-8.
bool shows_something(std::string_view text);

}  // namespace snug
