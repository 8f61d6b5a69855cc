#include "api/endpoints.hpp"
#include "domain/validate.hpp"

namespace snug::api {

namespace {

/// The member that the path names, if `who` sees him; a name of impossible form is not there.
result<username> target_of(const services& with, const actor& who, const http::request& asked) {
    const auto viewer = viewer_of(with, who);
    if (!viewer) return std::unexpected(viewer.error());
    auto name = parse_username(asked.param(0));
    const member* other = name ? with.seen().find_member(*name) : nullptr;
    if (other == nullptr || !with.seen().sees(**viewer, *other)) return refuse(errc::not_found);
    return std::move(*name);
}

}  // namespace

http::async<answer> list_members(services& with, request_ptr, actor who) {
    const auto viewer = viewer_of(with, who);
    if (!viewer) co_return std::unexpected(viewer.error());
    http::fragments body{
        share(R"({"members":)"), with.live.seen().members_json(**viewer), share("}")};
    co_return http::response::json(200, std::move(body));
}

http::async<answer> update_member(services& with, request_ptr asked, actor who) {
    const auto target = target_of(with, who, *asked);
    if (!target) co_return std::unexpected(target.error());
    const auto body = read_body(*asked);
    if (!body) co_return std::unexpected(body.error());
    json_reader json(*body);
    const auto word = json.text_if("role");
    if (auto fine = json.done(); !fine) co_return std::unexpected(fine.error());
    if (word) {
        const auto as = parse_role(*word);
        if (!as) co_return refuse(errc::invalid_field, "There is no such role.", "role");
        set_role wanted{who.name, *target, *as};
        const auto made = co_await submit(with, std::move(wanted));
        if (!made) co_return std::unexpected(made.error());
    }
    const member* now = with.seen().find_member(*target);
    if (now == nullptr) co_return refuse(errc::not_found);
    co_return done(member_json(*now));
}

http::async<answer> kick_member(services& with, request_ptr asked, actor who) {
    const auto target = target_of(with, who, *asked);
    if (!target) co_return std::unexpected(target.error());
    remove_member wanted{who.name, *target, with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

}  // namespace snug::api
