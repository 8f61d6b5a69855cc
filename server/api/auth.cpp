#include "api/auth.hpp"

#include "api/catch_up.hpp"
#include "api/services.hpp"

namespace snug::api {

namespace {

std::string_view secret_of(const http::request& asked) {
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view field = asked.header("Authorization");
    if (field.size() > scheme.size() && http::same_name(field.substr(0, scheme.size()), scheme)) {
        return field.substr(scheme.size());
    }
    return field.empty() ? asked.cookie(cookie_name(asked)) : std::string_view();
}

actor to_actor(const session& held) {
    return {held.user, held.id, held.secret};
}

}  // namespace

std::string_view cookie_name(const http::request& asked) {
    return asked.secure ? "__Host-snug" : "snug";
}

auth::auth(hub& of, wall_clock now) : now_(std::move(now)) {
    of.on_session_closed([this](const session_closed& what) { cache_.remove(what.user, what.id); });
}

bool auth::expired(const session& held) const {
    return held.last_used + limits::session_lifetime < now_();
}

http::async<result<actor>> auth::find_actor(services& with,
                                            std::shared_ptr<const http::request> asked) {
    const std::string_view text = secret_of(*asked);
    if (text.empty() || text.size() > 128) co_return refuse(errc::not_signed_in);
    session* held = cache_.find_token(text);
    if (held == nullptr) {
        const secret_hash secret = hash_secret(text);
        auto loaded = co_await load(with, secret);
        if (!loaded) co_return std::unexpected(loaded.error());
        cache_.put(std::move(*loaded));
        held = cache_.find(secret);
    }
    if (expired(*held) || with.seen().find_member(held->user) == nullptr)
        co_return refuse(errc::not_signed_in);
    touch(with, *held);
    co_return to_actor(*held);
}

http::async<result<session>> auth::load(services& with, secret_hash secret) {
    while (true) {
        const std::uint64_t before = cache_.generation();
        question<std::optional<session>> asked = [secret](reader& from) {
            return from.session_by_secret(secret);
        };
        auto found = co_await ask(with, std::move(asked));
        if (!found) co_return std::unexpected(found.error());
        if (!*found) co_return refuse(errc::not_signed_in);
        co_await catch_up(with);  // whose session it is may be new as well
        // A session ended while the store was asked: maybe this one, after it was read. Once more.
        if (before == cache_.generation()) co_return std::move(**found);
    }
}

void auth::touch(services& with, session& held) {
    const wall_time now = now_();
    if (now < held.last_used + limits::session_touch_every) return;
    held.last_used = now;
    // Nobody waits for this one: when it is lost, the next request says the same.
    with.store.writer().submit(touch_session{held.id, held.user, now},
                               [](const result<outcome>&) {});
}

}  // namespace snug::api
