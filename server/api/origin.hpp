// Whether a request was asked for by our own page: what changes state and what streams must not be
// reachable from another site with the visitor's cookie. Pure functions, any thread.
#pragma once

#include "base/result.hpp"
#include "http/request.hpp"

#include <string>
#include <string_view>

namespace snug::api {

/// "https://snug.example" of what the request was sent to.
std::string origin_of(const http::request& asked);

/// What a link for somebody else begins with: `public_url`; without one, what the request was sent
/// to. A name that only this machine can open (localhost, 127.*, ::1) is told as `network_origin`,
/// if there is one.
std::string link_origin(const http::request& asked,
                        std::string_view public_url,
                        std::string_view network_origin);

/// `Origin`, where the client sends one, must be `public_url` (an origin; empty: scheme and Host of
/// the request), `Sec-Fetch-Site` must be same-origin or none. Scripts send neither.
/// errc::foreign_origin.
result<void> check_origin(const http::request& asked, std::string_view public_url);

/// Scheme, host and port of a URL, in lower case and without the scheme's own port; empty when it
/// has none.
std::string to_origin(std::string_view url);

}  // namespace snug::api
