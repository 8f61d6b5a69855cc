// Who is called in a message. Pure, linear in the text; hostile input welcome.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace snug {

/// The names behind `@`, in order, each once: usernames in form (whether they are somebody's is not
/// known here), `@everyone` and `@here` as such. None within code.
std::vector<std::string> mentions_of(std::string_view content);

}  // namespace snug
