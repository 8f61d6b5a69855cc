// UTF-8 as RFC 3629 section 4 defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
// Pure functions over views, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace snug {

/// The number of code points, or nullopt when `text` is not valid UTF-8.
std::optional<std::size_t> count_code_points(std::string_view text);

/// Takes the first code point off `text`; nullopt when it is empty or does not begin with a valid
/// one.
std::optional<char32_t> take_code_point(std::string_view& text);

}  // namespace snug
