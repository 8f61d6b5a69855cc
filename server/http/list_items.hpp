// Fields that are lists (RFC 9110 section 5.6.1). Pure, any thread.
#pragma once

#include <algorithm>
#include <string_view>

namespace snug::http {

/// Without spaces and tabs at both ends (OWS, section 5.6.3).
inline std::string_view without_blanks(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t'))
        text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t'))
        text.remove_suffix(1);
    return text;
}

/// Takes the first item off `list`, without the blanks around it; may be empty. No item that we
/// look at holds a comma in quotes.
inline std::string_view take_item(std::string_view& list) {
    const std::string_view item = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), item.size() + 1));
    return without_blanks(item);
}

}  // namespace snug::http
