// The body of a request as it arrives, for routes that stream it (`route_options::streams_body`).
// Made by the connection, good until the handler ends, on the reactor's thread. Nothing is read
// before the first `next`, and a client that waits to be told so (100 Continue) is told then: who
// refuses without reading costs nothing. What the handler leaves is not read; the connection closes
// behind the answer.
#pragma once

#include "http/async.hpp"
#include "http/response.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>

namespace snug::http {

enum class body_failure : unsigned char {
    cut_off,    // the peer has gone
    too_slow,   // below limits::body_bytes_per_s_min for longer than the body time-out
    malformed,  // the framing of its chunks (RFC 9112 section 7.1)
    too_large,  // above `body_max` of the route
};

class body_source {
public:
    body_source() = default;
    body_source(const body_source&) = delete;
    body_source& operator=(const body_source&) = delete;
    virtual ~body_source() = default;

    /// Content-Length, 0 when there is no body; nullopt when it comes in chunks.
    virtual std::optional<std::uint64_t> length() const = 0;

    /// What has arrived, waiting for the first byte of it: at most limits::body_piece_bytes_max,
    /// good until the call after the next, so that one piece can be used while another comes.
    /// Empty: that was all. A failure stays, and so does the end.
    virtual async<std::expected<std::string_view, body_failure>> next() = 0;
};

/// The answer that says so: 400, 408 or 413. Of a body that was cut off nobody hears.
response to_problem(body_failure why);

}  // namespace snug::http
