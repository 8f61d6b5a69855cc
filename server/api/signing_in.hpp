// The end of everything that signs somebody in (setup, password, invite, link): a new session with
// a new secret, its cookie or token, and the reply that all four share.
#pragma once

#include "api/endpoint.hpp"

namespace snug::api {

/// A session on its way into the store. `secret` is told once and kept nowhere.
struct new_session {
    snug::session stored;
    std::string secret;
    bool as_token = false;  // "bearer": true
};

/// A fresh one for `user` (empty where the store fills it in).
new_session make_session(const services& with,
                         const http::request& asked,
                         const username& user,
                         bool as_token);

/// 201 `{me, session, token?}` with the cookies set; errc::internal if the session's bearer is
/// nowhere to be seen.
answer signed_in(services& with,
                 const http::request& asked,
                 const new_session& opened,
                 const session& stored);

/// Clears the session's cookie.
void clear_cookie(const http::request& asked, http::response& reply);

/// The cookie of device_proof.
std::string_view device_cookie_name(const http::request& asked);

/// `{id, device, created, last_used, current}`.
void append_session(std::string& out, const session& what, std::string_view current_id);

/// 12 characters of a-z 0-9.
std::string make_id();

}  // namespace snug::api
