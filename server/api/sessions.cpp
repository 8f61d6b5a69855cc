#include "api/device_proof.hpp"
#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/password.hpp"
#include "api/signing_in.hpp"
#include "domain/validate.hpp"

namespace snug::api {

namespace {

struct sign_in_request {
    std::string name;
    std::string password;
    bool as_token = false;
};

result<sign_in_request> read_sign_in(const http::request& asked) {
    const auto body = read_body(asked);
    if (!body) return std::unexpected(body.error());
    json_reader json(*body);
    sign_in_request read{.name = json.text("username"),
                         .password = json.text("password"),
                         .as_token = json.flag_if("bearer").value_or(false)};
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    return read;
}

result<http::reply> come_back_later(too_soon when) {
    return to_response(error{errc::rate_limited, {}, {}}, when.retry_after);
}

}  // namespace

http::async<answer> sign_in(services& with, request_ptr asked, actor) {
    auto read = read_sign_in(*asked);
    if (!read) co_return std::unexpected(read.error());
    // A name of impossible form is as unknown as any other: same words, same time, same limits.
    const username name(read->name.substr(0, limits::username_chars_max + 1));
    const auto device = with.devices.proves(asked->cookie(device_cookie_name(*asked)), name)
                            ? limiter::device::proven
                            : limiter::device::unknown;
    if (auto fine = with.limiter.allow_signin(name.value(), asked->peer, device); !fine) {
        co_return come_back_later(fine.error());
    }
    question<std::optional<credentials>> by_name = [name](reader& from) {
        return from.credentials_of(name);
    };
    const auto known = co_await ask(with, std::move(by_name));
    if (!known) co_return std::unexpected(known.error());
    std::optional<std::string> hash;
    if (*known) hash = (*known)->password_hash;
    const auto right = co_await with.passwords.check(std::move(read->password), hash);
    if (!right) co_return std::unexpected(right.error());
    if (!*right) co_return refuse(errc::wrong_credentials);
    with.limiter.forgive_signin(name.value(), asked->peer, device);

    const new_session opened = make_session(with, *asked, name, read->as_token);
    open_session wanted{opened.stored, std::move(hash)};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return signed_in(with, *asked, opened, made->session.value_or(opened.stored));
}

http::async<answer> list_sessions(services& with, request_ptr, actor who) {
    question<std::vector<session>> by_name = [name = who.name](reader& from) {
        return from.sessions_of(name);
    };
    const auto held = co_await ask(with, std::move(by_name));
    if (!held) co_return std::unexpected(held.error());
    std::string text;
    json_writer json(text);
    json.begin_object().key("sessions").begin_array();
    for (const session& one : *held) {
        std::string entry;
        append_session(entry, one, who.session);
        json.raw(entry);
    }
    json.end_array().end_object();
    co_return done(std::move(text));
}

http::async<answer> revoke_other_sessions(services& with, request_ptr, actor who) {
    close_other_sessions wanted{who.name, who.session, "revoked"};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

http::async<answer> sign_out(services& with, request_ptr asked, actor who) {
    close_session wanted{who.name, who.session, "signed_out"};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    auto reply = http::response::no_content();
    clear_cookie(*asked, reply);
    // No page kept for "back" shows what was read here. What scripts have stored is the client's to
    // clear: an unsent message of another tab must not vanish with it.
    reply.headers.set("Clear-Site-Data", R"("cache")");
    co_return reply;
}

http::async<answer> revoke_session(services& with, request_ptr asked, actor who) {
    close_session wanted{who.name, std::string(asked->param(0)), "revoked"};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

}  // namespace snug::api
