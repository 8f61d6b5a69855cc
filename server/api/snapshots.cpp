#include "api/endpoints.hpp"
#include "live/snapshot.hpp"

namespace snug::api {

namespace {

/// The channel whose messages come along: the one asked for, else the first that is seen. Null:
/// none is seen.
result<const channel*> shown_channel(const services& with,
                                     const http::request& asked,
                                     const actor& who) {
    if (const auto id = asked.query.find("channel")) return channel_of(with, who, *id);
    const auto viewer = viewer_of(with, who);
    if (!viewer) return std::unexpected(viewer.error());
    const auto seen = with.seen().channels_of(**viewer);
    return seen.empty() ? nullptr : seen.front();
}

std::optional<channel_id> id_of(const channel* where) {
    return where == nullptr ? std::nullopt : std::optional(where->id);
}

}  // namespace

http::async<answer> get_snapshot(services& with, request_ptr asked, actor who) {
    const auto limit = page_limit(*asked);
    if (!limit) co_return std::unexpected(limit.error());
    // Rights may change while the store is asked, so the channel is found before and again after.
    const auto before = shown_channel(with, *asked, who);
    if (!before) co_return std::unexpected(before.error());
    if (auto ready = co_await with.live.prepare(who.name, id_of(*before)); !ready) {
        co_return std::unexpected(ready.error());
    }
    const auto viewer = viewer_of(with, who);
    if (!viewer) co_return std::unexpected(viewer.error());
    const auto shown = shown_channel(with, *asked, who);
    if (!shown) co_return std::unexpected(shown.error());
    auto body =
        snapshot_body(with.live, with.hub.present(), with.hub.rooms(), **viewer, *shown, *limit);
    if (!body)
        co_return refuse(
            errc::busy);  // the channel was overtaken while it was read: the next try has it
    co_return http::response::json(200, std::move(*body));
}

}  // namespace snug::api
