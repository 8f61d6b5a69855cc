// What of a message's content search looks at beyond what was typed. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace snug {

/// As `search_text_of`, or empty where there are no marks in `content`: it says nothing new then.
std::string search_text_of_marked(std::string_view content);

/// An address, bare or behind words.
bool has_link(std::string_view content);
/// A line or a block of it.
bool has_code(std::string_view content);

}  // namespace snug
