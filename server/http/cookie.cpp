#include "http/cookie.hpp"

#include "http/list_items.hpp"
#include "http/token.hpp"

#include <algorithm>

namespace snug::http {

namespace {

/// Takes the pair in front off `field`.
std::string_view take_pair(std::string_view& field) {
    const std::string_view pair = field.substr(0, field.find(';'));
    field.remove_prefix(std::min(field.size(), pair.size() + 1));
    return without_blanks(pair);
}

/// cookie-octet of RFC 6265 section 4.1.1.
bool is_cookie_octet(char c) {
    return c > 0x20 && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\';
}

}  // namespace

std::optional<std::string_view> find_cookie(std::string_view field, std::string_view name) {
    std::optional<std::string_view> found;
    while (!field.empty()) {
        const std::string_view pair = take_pair(field);
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || without_blanks(pair.substr(0, equals)) != name)
            continue;
        const std::string_view value = without_blanks(pair.substr(equals + 1));
        if (found && *found != value) return std::nullopt;
        found = value;
    }
    return found;
}

std::size_t count_cookies(std::string_view field) {
    std::size_t count = 0;
    while (!field.empty()) {
        if (!take_pair(field).empty()) ++count;
    }
    return count;
}

result<std::string> to_set_cookie(const set_cookie& cookie) {
    if (!is_token(cookie.name)) return refuse(errc::internal, "a cookie's name is a token");
    if (!std::all_of(cookie.value.begin(), cookie.value.end(), is_cookie_octet)) {
        return refuse(errc::internal,
                      "a cookie's value has no spaces, quotes, commas or semicolons");
    }
    if (cookie.name.starts_with("__Host-") && !cookie.secure) {
        return refuse(errc::internal, "browsers take a __Host- cookie only with Secure");
    }
    std::string field =
        cookie.name + '=' + cookie.value +
        "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(cookie.max_age.count());
    if (cookie.secure) field += "; Secure";
    return field;
}

}  // namespace snug::http
