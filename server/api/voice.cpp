// Joining a voice room and what follows: SDP goes to the voice thread, everything else is the
// desk's. Media never comes by here.
#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/voice_desk.hpp"
#include "live/await.hpp"

namespace snug::api {

namespace {

result<std::string> read_sdp(const http::request& asked) {
    const auto body = read_body(asked);
    if (!body) return std::unexpected(body.error());
    json_reader json(*body);
    std::string sdp = json.text("sdp");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    return sdp;
}

std::string joined_json(const voice_desk::joined& made) {
    std::string text;
    json_writer json(text);
    json.begin_object().key("session").value(made.session).key("sdp").value(made.sdp).end_object();
    return text;
}

std::string sdp_json(const std::string& sdp) {
    std::string text;
    json_writer(text).begin_object().key("sdp").value(sdp).end_object();
    return text;
}

http::async<result<voice_desk::joined>> ask_to_join(services& with,
                                                    voice_desk::asker who,
                                                    channel_id where,
                                                    std::string sdp) {
    return await_callback<result<voice_desk::joined>>(
        [&with, who = std::move(who), where = std::move(where), sdp = std::move(sdp)](
            auto done) mutable {
            with.voice.join(std::move(who), where, std::move(sdp), std::move(done));
        });
}

/// What a path and its asker say about one seat.
struct seat_name {
    username who;
    channel_id where;
    std::string session;
};

seat_name seat_of(const http::request& asked, const actor& who) {
    return {who.name, channel_id(std::string(asked.param(0))), std::string(asked.param(1))};
}

http::async<result<std::string>> ask_for_more(services& with, seat_name seat, std::string sdp) {
    return await_callback<result<std::string>>(
        [&with, seat = std::move(seat), sdp = std::move(sdp)](auto done) mutable {
            with.voice.renegotiate(
                seat.who, seat.where, seat.session, std::move(sdp), std::move(done));
        });
}

}  // namespace

http::async<answer> join_voice(services& with, request_ptr asked, actor who) {
    const auto where = channel_of(with, who, asked->param(0));
    if (!where) co_return std::unexpected(where.error());
    auto sdp = read_sdp(*asked);
    if (!sdp) co_return std::unexpected(sdp.error());
    if (const auto fine = with.limiter.allow_voice_offer(who.name); !fine)
        co_return refuse_for_now(fine.error().retry_after);
    const channel_id id = (*where)->id;
    voice_desk::asker asker{who.name, who.session};
    const auto made = co_await ask_to_join(with, std::move(asker), id, std::move(*sdp));
    if (!made) co_return std::unexpected(made.error());
    // The session may have ended meanwhile, before there was a seat to be taken from it.
    if (!with.auth.still_holds(who)) {
        (void)with.voice.leave(who.name, id, made->session);
        co_return refuse(errc::not_signed_in);
    }
    co_return done(joined_json(*made), 201);
}

http::async<answer> renegotiate_voice(services& with, request_ptr asked, actor who) {
    auto sdp = read_sdp(*asked);
    if (!sdp) co_return std::unexpected(sdp.error());
    if (const auto fine = with.limiter.allow_voice_offer(who.name); !fine)
        co_return refuse_for_now(fine.error().retry_after);
    seat_name seat = seat_of(*asked, who);
    const auto made = co_await ask_for_more(with, std::move(seat), std::move(*sdp));
    if (!made) co_return std::unexpected(made.error());
    co_return done(sdp_json(*made));
}

http::async<answer> set_voice_state(services& with, request_ptr asked, actor who) {
    const auto body = read_body(*asked);
    if (!body) co_return std::unexpected(body.error());
    json_reader json(*body);
    const auto muted = json.flag_if("muted");
    const auto deafened = json.flag_if("deafened");
    if (auto fine = json.done(); !fine) co_return std::unexpected(fine.error());
    const seat_name seat = seat_of(*asked, who);
    const auto said = with.voice.set_state(
        seat.who, seat.where, seat.session, {muted.value_or(false), deafened.value_or(false)});
    if (!said) co_return std::unexpected(said.error());
    co_return done();
}

http::async<answer> leave_voice(services& with, request_ptr asked, actor who) {
    const seat_name seat = seat_of(*asked, who);
    if (const auto left = with.voice.leave(seat.who, seat.where, seat.session); !left)
        co_return std::unexpected(left.error());
    co_return done();
}

}  // namespace snug::api
