#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/origin.hpp"
#include "api/password.hpp"
#include "api/signing_in.hpp"
#include "api/wire_invite.hpp"
#include "base/member_limits.hpp"
#include "domain/invite_standing.hpp"
#include "domain/names.hpp"
#include "domain/permission.hpp"
#include "domain/validate.hpp"
#include "live/picture_path.hpp"

namespace snug::api {

namespace {

result<invite> read_invite(const http::request& asked, wall_time now) {
    const auto body = read_optional_body(asked);
    if (!body) return std::unexpected(body.error());
    json_reader json(*body);
    invite read;
    read.uses_max = json.number_if("max_uses").value_or(1);
    const auto lifetime =
        json.number_if("expires_in_s").value_or(limits::invite_lifetime_s_default);
    const std::string role_word = json.text_if("role").value_or("member");
    const auto channels = json.texts_if("channels").value_or(std::vector<std::string>());
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    const auto as = parse_role(role_word);
    if (!as || *as > role::member)
        return refuse(errc::invalid_field, "Invite a member or a guest.", "role");
    read.role = *as;
    // Bounded before it is added to the time, which must not overflow; the rules check it again.
    if (lifetime < 1 || lifetime > limits::invite_lifetime_s_max) {
        return refuse(
            errc::invalid_field, "An invite lives from a second to a year.", "expires_in_s");
    }
    read.expires = now + std::chrono::seconds(lifetime);
    for (const std::string& id : channels) {
        const auto parsed = parse_channel_id(id);
        if (!parsed) return refuse(errc::invalid_field, "There is no such channel.", "channels");
        read.channels.push_back(*parsed);
    }
    return read;
}

bool still_works(const services& with, const invite& offered) {
    return lets_in(offered, with.seen().find_member(offered.by), with.now());
}

http::async<result<invite>> find_invite(services& with, secret_hash code) {
    question<std::optional<invite>> by_code = [code](reader& from) {
        return from.invite_by_code(code);
    };
    auto found = co_await ask(with, std::move(by_code));
    if (!found) co_return std::unexpected(found.error());
    if (!*found) co_return refuse(errc::not_found);
    if (!still_works(with, **found)) co_return refuse(errc::invite_gone);
    co_return std::move(**found);
}

struct join_request {
    snug::accept_invite wanted;
    std::string password;
    bool as_token = false;
};

result<join_request> read_join(const http::request& asked) {
    const auto body = read_body(asked);
    if (!body) return std::unexpected(body.error());
    json_reader json(*body);
    const std::string name = json.text("username");
    join_request read;
    read.password = json.text("password");
    const std::string display_name = json.text_if("display_name").value_or("");
    read.as_token = json.flag_if("bearer").value_or(false);
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    auto parsed = parse_username(name);
    if (!parsed) return std::unexpected(parsed.error());
    read.wanted.name = std::move(*parsed);
    if (auto fine = check_password(read.password); !fine) return std::unexpected(fine.error());
    if (!display_name.empty()) {
        auto clean = clean_name(display_name, limits::display_name_code_points_max, "display_name");
        if (!clean) return std::unexpected(clean.error());
        read.wanted.display_name = std::move(*clean);
    }
    return read;
}

}  // namespace

http::async<answer> create_invite(services& with, request_ptr asked, actor who) {
    auto offered = read_invite(*asked, with.now());
    if (!offered) co_return std::unexpected(offered.error());
    const std::string code = random_token(limits::code_bytes);
    offered->code = hash_secret(code);
    offered->by = who.name;
    const invite made = *offered;
    snug::create_invite wanted{who.name, std::move(*offered), with.now()};
    const auto stored = co_await submit(with, std::move(wanted));
    if (!stored) co_return std::unexpected(stored.error());
    const std::string base = link_origin(*asked, with.public_url, with.network_origin);
    co_return done(invite_json(made, code, base + "/invite/" + code), 201);
}

http::async<answer> list_invites(services& with, request_ptr, actor who) {
    question<std::vector<invite>> invites = [](reader& from) { return from.invites(); };
    const auto all = co_await ask(with, std::move(invites));
    if (!all) co_return std::unexpected(all.error());
    const auto viewer = viewer_of(with, who);
    if (!viewer) co_return std::unexpected(viewer.error());
    const bool sees_all = may((*viewer)->role, action::kick_people);
    std::string text = R"({"invites":[)";
    bool first = true;
    for (const invite& offered : *all) {
        if (!still_works(with, offered) || (!sees_all && offered.by != who.name)) continue;
        if (!std::exchange(first, false)) text += ',';
        text += invite_json(offered, {}, {});
    }
    co_return done(text += "]}");
}

http::async<answer> get_invite(services& with, request_ptr asked, actor) {
    const auto found = co_await find_invite(with, hash_secret(asked->param(0)));
    if (!found) co_return std::unexpected(found.error());
    std::string text;
    json_writer json(text);
    json.begin_object().key("server").begin_object();
    json.key("name").value(with.seen().server().name);
    if (const auto& icon = with.seen().server().icon) json.key("icon").value(icon_path(*icon));
    json.key("members").value(static_cast<std::uint64_t>(with.seen().member_count()));
    json.end_object();
    const member* by = with.seen().find_member(found->by);
    json.key("by").value(found->by.value());
    json.key("by_name").value(by == nullptr ? found->by.value() : by->display_name);
    json.key("role").value(to_word(found->role)).end_object();
    co_return done(std::move(text));
}

http::async<answer> revoke_invite(services& with, request_ptr asked, actor who) {
    const std::string named(asked->param(0));
    secret_hash code = hash_secret(named);
    if (is_invite_id(named)) {
        question<std::vector<invite>> invites = [](reader& from) { return from.invites(); };
        const auto all = co_await ask(with, std::move(invites));
        if (!all) co_return std::unexpected(all.error());
        const auto found =
            std::ranges::find(*all, named, [](const invite& of) { return invite_id(of.code); });
        if (found == all->end()) co_return refuse(errc::not_found);
        code = found->code;
    }
    snug::revoke_invite wanted{who.name, code};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

http::async<answer> accept_invite(services& with, request_ptr asked, actor) {
    auto read = read_join(*asked);
    if (!read) co_return std::unexpected(read.error());
    if (auto fine = with.limiter.allow_joining(asked->peer); !fine) {
        co_return to_response(error{errc::rate_limited, {}, {}}, fine.error().retry_after);
    }
    snug::accept_invite wanted = std::move(read->wanted);
    wanted.code = hash_secret(asked->param(0));
    // Before the hash: a dead invite gets no work out of us. The rules look again when it counts.
    const auto found = co_await find_invite(with, wanted.code);
    if (!found) co_return std::unexpected(found.error());
    auto hash = co_await with.passwords.hash(std::move(read->password));
    if (!hash) co_return std::unexpected(hash.error());
    const new_session opened = make_session(with, *asked, wanted.name, read->as_token);
    wanted.password_hash = std::move(*hash);
    wanted.session = opened.stored;
    wanted.at = with.now();
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return signed_in(with, *asked, opened, made->session.value_or(opened.stored));
}

}  // namespace snug::api
