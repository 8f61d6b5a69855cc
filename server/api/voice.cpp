// Joining a voice room and what follows: what the path and the asker say becomes a request to the
// desk of the server that has the room. Media never comes by here.
#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/voice_elsewhere.hpp"
#include "live/await.hpp"

namespace snug::api {

namespace {

http::async<result<std::string>> ask_voice(services& with, voice_ask what) {
    return await_callback<result<std::string>>([&with, what = std::move(what)](auto done) mutable {
        with.voice.ask(std::move(what), std::move(done));
    });
}

/// What a path and its asker say about one seat.
voice_ask about_seat(voice_deed deed, const http::request& asked, const actor& who) {
    return {.deed = deed,
            .who = who.name,
            .signed_in = who.session,
            .where = channel_id(std::string(asked.param(0))),
            .seat = std::string(asked.param(1)),
            .body = asked.body};
}

std::string session_in(const std::string& joined) {
    const auto object = parse_json_object(joined);
    return object ? json_reader(*object).text("session") : std::string();
}

}  // namespace

http::async<answer> join_voice(services& with, request_ptr asked, actor who) {
    const auto where = channel_of(with, who, asked->param(0));
    if (!where) co_return std::unexpected(where.error());
    if (const auto body = read_body(*asked); !body) co_return std::unexpected(body.error());
    if (const auto fine = with.limiter.allow_voice_offer(who.name); !fine)
        co_return refuse_for_now(fine.error().retry_after);
    voice_ask wanted{.deed = voice_deed::join,
                     .who = who.name,
                     .signed_in = who.session,
                     .where = (*where)->id,
                     .seat = {},
                     .body = asked->body};
    voice_ask undo = wanted;
    auto made = co_await ask_voice(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    // The session may have ended meanwhile, before there was a seat to be taken from it.
    if (!with.auth.still_holds(who)) {
        undo.deed = voice_deed::leave;
        undo.seat = session_in(*made);
        (void)co_await ask_voice(with, std::move(undo));
        co_return refuse(errc::not_signed_in);
    }
    co_return done(std::move(*made), 201);
}

http::async<answer> renegotiate_voice(services& with, request_ptr asked, actor who) {
    if (const auto body = read_body(*asked); !body) co_return std::unexpected(body.error());
    if (const auto fine = with.limiter.allow_voice_offer(who.name); !fine)
        co_return refuse_for_now(fine.error().retry_after);
    voice_ask wanted = about_seat(voice_deed::offer, *asked, who);
    auto made = co_await ask_voice(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done(std::move(*made));
}

http::async<answer> set_voice_state(services& with, request_ptr asked, actor who) {
    if (const auto body = read_body(*asked); !body) co_return std::unexpected(body.error());
    voice_ask wanted = about_seat(voice_deed::state, *asked, who);
    const auto said = co_await ask_voice(with, std::move(wanted));
    if (!said) co_return std::unexpected(said.error());
    co_return done();
}

http::async<answer> watch_voice(services& with, request_ptr asked, actor who) {
    if (const auto body = read_body(*asked); !body) co_return std::unexpected(body.error());
    voice_ask wanted = about_seat(voice_deed::watch, *asked, who);
    const auto said = co_await ask_voice(with, std::move(wanted));
    if (!said) co_return std::unexpected(said.error());
    co_return done();
}

http::async<answer> leave_voice(services& with, request_ptr asked, actor who) {
    voice_ask wanted = about_seat(voice_deed::leave, *asked, who);
    const auto left = co_await ask_voice(with, std::move(wanted));
    if (!left) co_return std::unexpected(left.error());
    co_return done();
}

}  // namespace snug::api
