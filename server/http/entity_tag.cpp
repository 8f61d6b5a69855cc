#include "http/entity_tag.hpp"

#include "http/list_items.hpp"

namespace snug::http {

bool names_tag(std::string_view field, std::string_view etag) {
    while (!field.empty()) {
        std::string_view item = take_item(field);
        if (item.starts_with("W/")) item.remove_prefix(2);
        if (item == "*" || item == etag) return true;
    }
    return false;
}

}  // namespace snug::http
