#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/password.hpp"
#include "api/signing_in.hpp"
#include "domain/names.hpp"
#include "domain/validate.hpp"

namespace snug::api {

namespace {

struct setup_request {
    std::string token;
    std::string password;
    std::string display_name;
    bool as_token = false;
    complete_setup wanted;
};

result<setup_request> read_setup(const http::request& asked) {
    const auto body = read_body(asked);
    if (!body) return std::unexpected(body.error());
    json_reader json(*body);
    setup_request read;
    read.token = json.text("token");
    const std::string server_name = json.text("server_name");
    const std::string name = json.text("username");
    read.password = json.text("password");
    const auto display_name = json.text_if("display_name");
    read.as_token = json.flag_if("bearer").value_or(false);
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());

    auto clean_server = clean_line(server_name, limits::server_name_code_points_max, "server_name");
    if (!clean_server) return std::unexpected(clean_server.error());
    auto owner = parse_username(name);
    if (!owner) return std::unexpected(owner.error());
    if (auto fine = check_password(read.password); !fine) return std::unexpected(fine.error());
    if (display_name && !display_name->empty()) {
        auto clean =
            clean_name(*display_name, limits::display_name_code_points_max, "display_name");
        if (!clean) return std::unexpected(clean.error());
        read.display_name = std::move(*clean);
    }
    read.wanted.server_name = std::move(*clean_server);
    read.wanted.owner = std::move(*owner);
    return read;
}

}  // namespace

http::async<answer> get_setup(services& with, request_ptr, actor) {
    co_return done(with.seen().set_up() ? R"({"needed":false})" : R"({"needed":true})");
}

http::async<answer> set_up(services& with, request_ptr asked, actor) {
    auto read = read_setup(*asked);
    if (!read) co_return std::unexpected(read.error());
    if (with.seen().set_up()) co_return refuse(errc::already_set_up);
    if (auto fine = with.limiter.allow_joining(asked->peer); !fine) {
        co_return to_response(error{errc::rate_limited, {}, {}}, fine.error().retry_after);
    }
    // Before the hash: who does not know the token gets no work out of us.
    const secret_hash token = hash_secret(read->token);
    if (with.setup_token && token != *with.setup_token) co_return refuse(errc::wrong_token);

    auto hash = co_await with.passwords.hash(std::move(read->password));
    if (!hash) co_return std::unexpected(hash.error());
    const new_session opened = make_session(with, *asked, read->wanted.owner, read->as_token);
    complete_setup wanted = std::move(read->wanted);
    const username owner = wanted.owner;
    wanted.token = token;
    wanted.password_hash = std::move(*hash);
    wanted.session = opened.stored;
    wanted.at = with.now();
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    if (!read->display_name.empty()) {
        // A courtesy after the fact: the server is set up, whatever becomes of this.
        update_profile profile{
            .actor = owner, .display_name = read->display_name, .bio = {}, .colour = {}};
        (void)co_await submit(with, std::move(profile));
    }
    co_return signed_in(with, *asked, opened, made->session.value_or(opened.stored));
}

}  // namespace snug::api
