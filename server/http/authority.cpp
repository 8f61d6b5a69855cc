#include "http/authority.hpp"

#include "http/token.hpp"

#include <algorithm>

namespace snug::http {

namespace {

bool is_host_char(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '-' || c == '_';
}

bool is_address_char(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' || c == '.';
}

}  // namespace

bool is_authority(std::string_view text) {
    std::string_view port;
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos || end < 3) return false;
        const std::string_view address = text.substr(1, end - 1);
        if (!std::all_of(address.begin(), address.end(), is_address_char)) return false;
        port = text.substr(end + 1);
    } else {
        const std::string_view name = text.substr(0, text.find(':'));
        if (name.empty() || !std::all_of(name.begin(), name.end(), is_host_char)) return false;
        port = text.substr(name.size());
    }
    if (port.empty()) return true;
    port.remove_prefix(1);
    return text[text.size() - port.size() - 1] == ':' && !port.empty() && port.size() <= 5 &&
           std::all_of(port.begin(), port.end(), is_digit);
}

}  // namespace snug::http
