// The bytes of a response's head. Pure functions that append to a string the caller uses again and
// again.
#pragma once

#include "http/response.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace snug::http {

/// What the connection knows and the handler does not.
struct head_context {
    std::string_view date{};  // IMF-fixdate (RFC 9110 section 5.6.7)
    std::uint64_t request_id = 0;
    bool keep_alive = true;
    bool is_http_1_0 = false;
    bool insist_on_tls = false;
};

void append_response_head(std::string& out, const response& answer, const head_context& context);

/// The head of an event stream, which ends when the connection does.
void append_stream_head(std::string& out, const head_context& context);

/// "Sun, 06 Nov 1994 08:49:37 GMT".
std::string to_http_date(std::int64_t unix_s);

/// As in log lines: 16 hex digits.
std::string to_request_id(std::uint64_t id);

}  // namespace snug::http
