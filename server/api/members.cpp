#include "api/endpoints.hpp"
#include "domain/validate.hpp"

namespace snug::api {

namespace {

struct member_change {
    std::optional<role> as;
    std::optional<wall_time> muted_until;
};

result<member_change> read_change(const http::request& asked) {
    const auto body = read_body(asked);
    if (!body) return std::unexpected(body.error());
    json_reader json(*body);
    const auto word = json.text_if("role");
    const auto until = json.text_if("muted_until");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    member_change read;
    if (word) {
        read.as = parse_role(*word);
        if (!read.as) return refuse(errc::invalid_field, "There is no such role.", "role");
    }
    if (until) {
        read.muted_until = until->empty() ? wall_time() : parse_iso8601(*until);
        if (!read.muted_until)
            return refuse(errc::invalid_field, "A time, or an empty text.", "muted_until");
    }
    return read;
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
    const auto target = member_of(with, who, *asked);
    if (!target) co_return std::unexpected(target.error());
    const auto change = read_change(*asked);
    if (!change) co_return std::unexpected(change.error());
    if (change->as) {
        set_role wanted{who.name, *target, *change->as, with.now()};
        const auto made = co_await submit(with, std::move(wanted));
        if (!made) co_return std::unexpected(made.error());
    }
    if (change->muted_until) {
        mute_member wanted{who.name, *target, *change->muted_until, with.now()};
        const auto made = co_await submit(with, std::move(wanted));
        if (!made) co_return std::unexpected(made.error());
    }
    const member* now = with.seen().find_member(*target);
    if (now == nullptr) co_return refuse(errc::not_found);
    co_return done(member_json(*now));
}

http::async<answer> kick_member(services& with, request_ptr asked, actor who) {
    const auto target = member_of(with, who, *asked);
    if (!target) co_return std::unexpected(target.error());
    remove_member wanted{who.name, *target, with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

}  // namespace snug::api
