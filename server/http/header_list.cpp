#include "http/header_list.hpp"

#include "http/header_fields.hpp"
#include "http/token.hpp"

namespace snug::http {

bool header_list::set(std::string_view name, std::string_view value) {
    std::erase_if(entries_, [&](const entry& known) { return same_name(known.first, name); });
    return add(name, value);
}

bool header_list::add(std::string_view name, std::string_view value) {
    if (!is_token(name) || !is_field_value(value)) {
        sound_ = false;
        return false;
    }
    entries_.emplace_back(name, value);
    return true;
}

std::string_view header_list::find(std::string_view name) const {
    for (const auto& [known, value] : entries_) {
        if (same_name(known, name)) return value;
    }
    return {};
}

}  // namespace snug::http
