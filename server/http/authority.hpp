// Whom a request or an address names: the part of a URL before its path (RFC 3986, section 3.2).
#pragma once

#include <string_view>

namespace snug::http {

/// host [":" port], the host a name, an IPv4 address or a bracketed IPv6 address; no userinfo.
bool is_authority(std::string_view text);

}  // namespace snug::http
