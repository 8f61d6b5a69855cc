// The strict reader of a request's head (RFC 9112), before any byte of a body is touched. Pure
// functions over raw bytes, owned by nobody, any thread. Whatever two parsers could read
// differently is refused, not repaired: there is no second parser behind it that could disagree,
// and after a refusal nothing more on that connection is read.
#pragma once

#include "http/header_fields.hpp"
#include "http/refusal.hpp"
#include "http/request.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>
#include <vector>

namespace snug::http {

enum class framing : std::uint8_t { none, length, chunked };

/// A head that passed. Views and places point into the bytes that were given.
struct request_head {
    verb method = verb::get;
    std::string_view target;  // origin-form, still encoded
    std::string_view host;
    std::vector<header_fields::place> places;
    framing body = framing::none;
    std::uint64_t content_length = 0;
    bool is_http_1_0 = false;
    bool keep_alive = true;
    bool expects_continue = false;
};

/// Looks for the empty line that ends a head. Its size with that line; nullopt: not there yet; a
/// refusal as soon as it cannot become a good one (too large, bare LF, something that is no HTTP).
/// `scanned` is where the last call stopped, 0 for a new head, so that a head in drops costs time
/// linear in its size.
std::expected<std::optional<std::size_t>, refusal> find_head_end(std::string_view bytes,
                                                                 std::size_t& scanned);

/// Reads a whole head into `out`, whose memory is used again.
std::expected<void, refusal> read_head(std::string_view bytes, request_head& out);

}  // namespace snug::http
