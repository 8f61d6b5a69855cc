#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/password.hpp"
#include "api/signing_in.hpp"
#include "api/squares.hpp"
#include "domain/names.hpp"
#include "domain/validate.hpp"

namespace snug::api {

namespace {

/// An empty text takes the thing away; else it is one clean line.
result<std::optional<std::string>> clean_optional(std::optional<std::string> text,
                                                  std::size_t max,
                                                  std::string_view field) {
    if (!text || text->empty()) return text;
    auto clean = clean_line(*text, max, field);
    if (!clean) return std::unexpected(clean.error());
    return std::optional(std::move(*clean));
}

result<void> check_colour(const std::optional<std::string>& colour) {
    const auto is_hex = [](char c) {
        return (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || (c >= '0' && c <= '9');
    };
    if (!colour || colour->empty()) return {};
    const std::string_view digits = std::string_view(*colour).substr(1);
    if (colour->front() == '#' && digits.size() == 6 && std::ranges::all_of(digits, is_hex)) {
        return {};
    }
    return refuse(errc::invalid_field, "A colour is #rrggbb.", "colour");
}

result<update_profile> read_profile(const boost::json::object& body, const username& who) {
    json_reader json(body);
    auto display_name = json.text_if("display_name");
    auto bio = json.text_if("bio");
    auto colour = json.text_if("colour");
    auto pronouns = json.text_if("pronouns");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (display_name && !display_name->empty()) {
        auto name = clean_name(*display_name, limits::display_name_code_points_max, "display_name");
        if (!name) return std::unexpected(name.error());
        display_name = std::move(*name);
    }
    auto clean_bio = clean_optional(std::move(bio), limits::bio_code_points_max, "bio");
    if (!clean_bio) return std::unexpected(clean_bio.error());
    auto clean_pronouns =
        clean_optional(std::move(pronouns), limits::pronouns_code_points_max, "pronouns");
    if (!clean_pronouns) return std::unexpected(clean_pronouns.error());
    if (auto fine = check_colour(colour); !fine) return std::unexpected(fine.error());
    if (display_name && display_name->empty()) display_name = who.value();
    return update_profile{.actor = who,
                          .display_name = std::move(display_name),
                          .bio = std::move(*clean_bio),
                          .colour = std::move(colour),
                          .pronouns = std::move(*clean_pronouns)};
}

}  // namespace

http::async<answer> get_me(services& with, request_ptr, actor who) {
    const auto me = viewer_of(with, who);
    if (!me) co_return std::unexpected(me.error());
    co_return done(member_json(**me));
}

http::async<answer> update_me(services& with, request_ptr asked, actor who) {
    const auto body = read_body(*asked);
    if (!body) co_return std::unexpected(body.error());
    auto wanted = read_profile(*body, who.name);
    if (!wanted) co_return std::unexpected(wanted.error());
    const auto avatar = read_square(*body, face_square.field);
    if (!avatar) co_return std::unexpected(avatar.error());
    const auto made_face = co_await make_square_if(with, who, *avatar, face_square);
    if (!made_face) co_return std::unexpected(made_face.error());
    wanted->avatar = as_choice(*avatar, *made_face);
    const auto made = co_await submit(with, std::move(*wanted));
    if (!made) co_return std::unexpected(made.error());
    use_up(with, who, *avatar);
    co_return co_await get_me(with, asked, who);
}

http::async<answer> change_password(services& with, request_ptr asked, actor who) {
    const auto body = read_body(*asked);
    if (!body) co_return std::unexpected(body.error());
    json_reader json(*body);
    std::string current = json.text("current");
    std::string wanted = json.text("new");
    if (auto fine = json.done(); !fine) co_return std::unexpected(fine.error());
    if (auto fine = check_password(wanted, "new"); !fine) co_return std::unexpected(fine.error());
    // A stolen session is no way to guess the password: these attempts count like those at the
    // door.
    if (auto fine =
            with.limiter.allow_signin(who.name.value(), asked->peer, limiter::device::proven);
        !fine) {
        co_return to_response(error{errc::rate_limited, {}, {}}, fine.error().retry_after);
    }
    question<std::optional<credentials>> by_name = [name = who.name](reader& from) {
        return from.credentials_of(name);
    };
    const auto known = co_await ask(with, std::move(by_name));
    if (!known) co_return std::unexpected(known.error());
    std::optional<std::string> hash;
    if (*known) hash = (*known)->password_hash;
    const auto right = co_await with.passwords.check(std::move(current), hash);
    if (!right) co_return std::unexpected(right.error());
    if (!*right)
        co_return refuse(errc::wrong_credentials, "The present password is wrong.", "current");
    with.limiter.forgive_signin(who.name.value(), asked->peer, limiter::device::proven);

    auto next = co_await with.passwords.hash(std::move(wanted));
    if (!next) co_return std::unexpected(next.error());
    snug::change_password change{who.name, std::move(*next), who.session, std::move(hash)};
    const auto made = co_await submit(with, std::move(change));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

}  // namespace snug::api
