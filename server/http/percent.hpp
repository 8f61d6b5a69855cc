// Percent-decoding (RFC 3986 section 2.1), strict: a '%' without two hex digits, a control
// character, NUL or bytes that are not UTF-8 make the whole thing bad. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace snug::http {

/// A path that begins with '/'. Also bad: an encoded '/', a '\\' in any form, and a segment "." or
/// "..".
std::optional<std::string> decode_path(std::string_view raw);

/// One name or value of a query; '+' is a space. Tab and newline may be there (they are text).
std::optional<std::string> decode_query(std::string_view raw);

}  // namespace snug::http
