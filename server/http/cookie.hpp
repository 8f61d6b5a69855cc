// Cookies as RFC 6265 has them: reading section 5.4's list strictly, writing section 4.1's. Pure
// functions.
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace snug::http {

/// The value of `name` in a Cookie field. nullopt: absent, or there twice with different values
/// (somebody has planted one beside ours, and which came first proves nothing).
std::optional<std::string_view> find_cookie(std::string_view field, std::string_view name);

/// How many cookies a Cookie field holds.
std::size_t count_cookies(std::string_view field);

struct set_cookie {
    std::string name;                 // "__Host-…" needs `secure`
    std::string value;                // RFC 6265 cookie-octets
    std::chrono::seconds max_age{0};  // 0 deletes the cookie
    bool secure = true;
};

/// The value of a Set-Cookie field: HttpOnly, SameSite=Lax, Path=/ and Secure if asked. Refused
/// when name or value hold what a cookie may not.
result<std::string> to_set_cookie(const set_cookie& cookie);

}  // namespace snug::http
