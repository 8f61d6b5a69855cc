#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/origin.hpp"
#include "api/password.hpp"
#include "api/signing_in.hpp"
#include "base/member_limits.hpp"
#include "domain/validate.hpp"

namespace snug::api {

namespace {

constexpr std::size_t used_links_max = 10'000;

struct link_request {
    std::optional<std::string> password;
    bool as_token = false;
};

result<link_request> read_link(const http::request& asked) {
    const auto body = read_optional_body(asked);
    if (!body) return std::unexpected(body.error());
    json_reader json(*body);
    link_request read{.password = json.text_if("password"),
                      .as_token = json.flag_if("bearer").value_or(false)};
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (read.password) {
        if (auto fine = check_password(*read.password); !fine) return std::unexpected(fine.error());
    }
    return read;
}

}  // namespace

http::async<answer> create_link(services& with, request_ptr asked, actor who) {
    // No look at the world first: somebody who was kicked is not in it, and may be brought back
    // this way.
    const auto name = parse_username(asked->param(0));
    if (!name) co_return refuse(errc::not_found);
    if (auto body = read_optional_body(*asked); !body) co_return std::unexpected(body.error());
    const std::string code = random_token(limits::code_bytes);
    const wall_time now = with.now();
    sign_in_link link;
    link.code = hash_secret(code);
    link.user = *name;
    link.by = who.name;
    link.expires = now + limits::link_lifetime;
    const wall_time expires = link.expires;
    snug::create_link wanted{who.name, std::move(link), now};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    const std::string base = link_origin(*asked, with.public_url, with.network_origin);
    std::string text;
    json_writer json(text);
    json.begin_object().key("url").value(base + "/link/" + code);
    json.key("expires").value(to_iso8601(expires)).end_object();
    co_return done(std::move(text), 201);
}

http::async<answer> use_link(services& with, request_ptr asked, actor) {
    auto read = read_link(*asked);
    if (!read) co_return std::unexpected(read.error());
    if (auto fine = with.limiter.allow_joining(asked->peer); !fine) {
        co_return to_response(error{errc::rate_limited, {}, {}}, fine.error().retry_after);
    }
    const secret_hash code = hash_secret(asked->param(0));
    question<std::optional<sign_in_link>> by_code = [code](reader& from) {
        return from.link_by_code(code);
    };
    const auto known = co_await ask(with, std::move(by_code));
    if (!known) co_return std::unexpected(known.error());
    const username bearer = *known ? (*known)->user : username();
    std::optional<std::string> hash;
    if (read->password && *known) {
        auto made = co_await with.passwords.hash(std::move(*read->password));
        if (!made) co_return std::unexpected(made.error());
        hash = std::move(*made);
    }
    const new_session opened = make_session(with, *asked, bearer, read->as_token);
    snug::use_link wanted{code, std::move(hash), opened.stored, with.now()};
    const auto used = co_await submit(with, std::move(wanted));
    // The store forgets a link that was used. Who comes second is told so as long as this server
    // remembers.
    const bool never_was = !*known && !with.used_links.contains(code);
    if (!used) co_return never_was ? refuse(errc::not_found) : std::unexpected(used.error());
    if (with.used_links.size() >= used_links_max) with.used_links.clear();
    with.used_links.insert(code);
    co_return signed_in(with, *asked, opened, used->session.value_or(opened.stored));
}

}  // namespace snug::api
