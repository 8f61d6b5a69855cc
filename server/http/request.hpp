// One request: the head passed the gate, and the body has arrived whole or is read by a handler
// that streams it. Owned by the connection, which hands a shared_ptr<const request> to the handler;
// whoever keeps that pointer keeps every view into it good. Immutable once handed out. Knows
// nothing of routes' meanings, actors or sessions.
#pragma once

#include "http/header_fields.hpp"
#include "http/query_params.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace snug::http {

class body_source;

enum class verb : std::uint8_t { get, head, post, put, patch, delete_, options };

std::string_view to_string(verb method);
/// Methods are case-sensitive (RFC 9110 section 9.1); unknown ones are nullopt.
std::optional<verb> parse_verb(std::string_view word);

struct request {
    verb method = verb::get;
    std::string target;  // as sent
    std::string path;    // decoded, valid UTF-8, no "." or ".." segment, no control character
    query_params query;
    header_fields fields;
    std::string body;
    /// On routes that stream their body: where it comes from, until the handler ends. Else null.
    body_source* incoming = nullptr;
    std::vector<std::string> params;  // what the route's {…} captured, decoded, in order
    std::string peer;      // address as text: for limits only, never logged; "" on a unix socket
    std::string host;      // the Host field, or what a trusted proxy says it was
    bool secure = false;   // TLS, or a trusted proxy says https
    std::uint64_t id = 0;  // the request id of log lines and of X-Request-Id

    /// The first value of that field, empty when there is none.
    std::string_view header(std::string_view name) const { return fields.find(name); }
    /// The cookie's value; empty when there is none or when it came twice with different values.
    std::string_view cookie(std::string_view name) const;
    /// What the route's n-th {…} captured; empty beyond the last.
    std::string_view param(std::size_t index) const;
};

}  // namespace snug::http
