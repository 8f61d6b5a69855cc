// Fields that are lists (RFC 9110 section 5.6.1). Pure, any thread.
#pragma once

#include <algorithm>
#include <string_view>

namespace snug::http {

/// Takes the first item off `list`, without the blanks around it; may be empty. No item that we
/// look at holds a comma in quotes.
inline std::string_view take_item(std::string_view& list) {
    std::string_view item = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), item.size() + 1));
    while (item.starts_with(' ') || item.starts_with('\t'))
        item.remove_prefix(1);
    while (item.ends_with(' ') || item.ends_with('\t'))
        item.remove_suffix(1);
    return item;
}

}  // namespace snug::http
