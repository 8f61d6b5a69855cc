// The one gate: turns a cookie or a bearer token into somebody who is in. Owned by app, io thread
// only. Knows sessions by the hash of their secret only. A session that ends is out at once, here
// and on its streams.
#pragma once

#include "api/session_cache.hpp"
#include "http/async.hpp"
#include "http/request.hpp"
#include "live/hub.hpp"

#include <optional>

namespace snug::api {

struct services;

/// Who asks. The role is the world's to tell: it may change while a request waits.
struct actor {
    username name;
    std::string session;  // id
    secret_hash secret{};
};

/// The cookie's name: `__Host-snug` wherever the page came over TLS.
std::string_view cookie_name(const http::request& asked);

class auth {
public:
    auth(hub& of, wall_clock now);

    /// Who asks, if memory knows him to be in: no coroutine for the usual request. Nobody: ask
    /// find_actor.
    std::optional<actor> find_known(services& with, const http::request& asked);

    /// errc::not_signed_in, whatever was wrong.
    http::async<result<actor>> find_actor(services& with,
                                          std::shared_ptr<const http::request> asked);

    /// A session that was just opened need not be asked for.
    void remember(const session& opened) { cache_.put(opened); }

    /// Whether a session that was good a moment ago has ended since.
    bool still_holds(const actor& who) { return cache_.find(who.secret) != nullptr; }

private:
    http::async<result<session>> load(services& with, secret_hash secret);
    bool is_good(const services& with, const session& held) const;
    void touch(services& with, session& held);

    session_cache cache_;
    wall_clock now_;
};

}  // namespace snug::api
