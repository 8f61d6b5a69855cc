// Expected refusals as values: errc names each, result<T> carries one instead of a T.
// A refusal is an answer to somebody, so every errc has a stable word (`to_code`) that the wire
// shows. Broken invariants are assertions, never an errc; exceptions stop at the request and thread
// boundary.
#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace snug {

enum class errc {
    bad_request,             // not the shape that was asked for
    invalid_field,           // right shape, out of bounds; `field` says which
    invalid_content,         // message text that may not be stored
    unsupported_media_type,  // a body that is not application/json
    body_too_large,
    not_signed_in,
    wrong_credentials,  // unknown name or wrong password, told alike
    foreign_origin,     // a state change or stream asked for by another site
    forbidden,
    muted,
    archived,
    slow_mode,  // this channel's own pace; `retry_after` says how long
    not_found,  // not there, or not for you: the same answer
    method_not_allowed,
    name_taken,
    nonce_reused,  // the same nonce with another body
    already_set_up,
    wrong_token,  // setup token
    invite_gone,  // used up, expired or revoked
    link_gone,    // one-time sign-in link used or expired
    last_owner,   // would leave the server without an owner
    too_many,     // a list that has a bound is full; `detail` says which and how many
    rate_limited,
    too_many_streams,
    busy,         // a bounded queue is full: try again soon
    unavailable,  // the store is away or this node is behind
    no_space,     // the disk is full or at its floor
    read_only,    // the store refuses writes until the host looks at it
    internal,
};

/// The stable snake_case word for `code` in problem documents and logs.
std::string_view to_code(errc code);

/// A refusal. `field` names the offending request field or is empty; `detail` is for people.
struct error {
    errc code = errc::internal;
    std::string detail;
    std::string field;
    std::chrono::seconds retry_after{};  // where it is known; else the wire says 1 s

    friend bool operator==(const error&, const error&) = default;
};

template <class T>
using result = std::expected<T, error>;

inline std::unexpected<error> refuse(errc code, std::string detail = {}, std::string field = {}) {
    return std::unexpected(error{code, std::move(detail), std::move(field), {}});
}

}  // namespace snug
