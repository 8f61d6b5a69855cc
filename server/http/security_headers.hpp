// The security headers of every answer, in one place. Constant text, written into each head as it
// is. Documents, scripts and workers get the whole policy, data gets one that lets a browser do
// nothing with it, and what is to be saved a sandbox besides.
#pragma once

#include "http/response.hpp"

#include <string_view>

namespace snug::http {

/// Whole field lines with their CRLF. `insist_on_tls` adds HSTS.
std::string_view security_header_lines(content_kind kind, bool insist_on_tls);

}  // namespace snug::http
