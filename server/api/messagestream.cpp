#include "api/catch_up.hpp"
#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/stream_outlet.hpp"
#include "http/byte_range.hpp"

namespace snug::api {

namespace {

constexpr std::string_view no_cursor_at_all =
    "?";  // given, but nothing that a cursor could look like
// Nobody knows when one of the other streams ends: asking each second would not make it sooner.
constexpr auto place_retry = std::chrono::seconds(15);

/// Last-Event-ID wins over `?since=`: the page's address is from when it was opened, the id from
/// where it got to.
std::string cursor_of(const http::request& asked) {
    std::string_view text = asked.header("Last-Event-ID");
    if (text.empty()) text = asked.query.find("since").value_or("");
    if (text.empty()) return {};
    return std::string(http::is_event_id(text) ? text : no_cursor_at_all);
}

/// A cursor above what we have folded: impossible if the store does not have it, else the feed will
/// bring it.
http::async<result<stream_start>> wait_for_feed(services& with,
                                                std::string cursor,
                                                position wanted) {
    question<log_head> stored_head = [](reader& from) { return from.head(); };
    const auto head = co_await ask(with, std::move(stored_head));
    if (!head) co_return std::unexpected(head.error());
    if (wanted > head->pos) {
        co_return stream_start{.how = stream_start::kind::resync, .pos = 0, .reason = "invalid"};
    }
    if (!co_await wait_for_position(with, wanted)) co_return refuse(errc::unavailable);
    co_return find_start(with.seen(), cursor);
}

void open_stream(services& with,
                 const actor& who,
                 const hub::opening& asked,
                 std::unique_ptr<stream_outlet> out) {
    // The session may have ended between the gate and the head of the reply.
    if (!with.auth.still_holds(who)) return out->close();
    with.hub.open(asked, std::move(out));
}

}  // namespace

http::async<answer> message_stream(services& with, request_ptr asked, actor who) {
    auto place = with.limiter.take_stream(who.name, asked->peer);
    if (!place) {
        co_return to_response(error{errc::too_many_streams, {}, {}}, place_retry);
    }
    if (auto ready = co_await with.live.prepare(who.name, std::nullopt); !ready) {
        co_return std::unexpected(ready.error());
    }
    hub::opening opening{.who = who.name,
                         .session = who.session,
                         .quiet = false,
                         .cursor = cursor_of(*asked),
                         .start = {}};
    opening.quiet = asked->query.find("quiet").value_or("") == "1";
    opening.start = find_start(with.seen(), opening.cursor);
    if (opening.start.how == stream_start::kind::ahead) {
        auto start = co_await wait_for_feed(with, opening.cursor, opening.start.pos);
        if (!start) co_return std::unexpected(start.error());
        opening.start = *start;
    }
    http::stream_reply reply;
    if (opening.quiet) reply.heartbeat = limits::quiet_heartbeat_every;
    reply.opened = [&with,
                    who = std::move(who),
                    opening = std::move(opening),
                    place = std::move(place)](std::shared_ptr<http::sse_stream> stream) {
        open_stream(with, who, opening, std::make_unique<stream_outlet>(std::move(stream), place));
    };
    co_return reply;
}

}  // namespace snug::api
