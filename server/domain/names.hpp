// Names that people read: of channels and of people. Two that look alike should be alike, and none
// may hold what cannot be seen. Pure; hostile input welcome.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace snug {

/// As `clean_line`, then in Unicode's composed form (NFC) with single spaces. Refused are invisible
/// characters, stacks of marks, letters that only imitate plain ones, and words that mix scripts
/// which look alike. Emoji may stand in it. errc::invalid_field `field`.
result<std::string> clean_name(std::string_view text, std::size_t max, std::string_view field);

/// The same for names that look the same: without case, with letters of other scripts as the Latin
/// ones that they resemble. Only for comparing.
std::string look_of(std::string_view name);

/// Whether it looks like what stands for all, for the server or for who has gone.
bool is_reserved(std::string_view name);

}  // namespace snug
