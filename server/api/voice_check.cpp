// Trying out the ways to the voice server, one offer for each, before anybody has to wonder in a
// call why he hears nothing.
#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/voice_checks.hpp"
#include "live/await.hpp"

namespace snug::api {

namespace {

constexpr std::uint8_t silence = 127;  // RFC 6464 section 3

std::string begun_json(const voice_checks::begun& made) {
    std::string text;
    json_writer json(text);
    json.begin_object().key("id").value(made.id).key("sdp").value(made.sdp).end_object();
    return text;
}

std::string facts_json(const voice::call_facts& known) {
    std::string text;
    json_writer json(text);
    json.begin_object().key("reached").value(known.reached);
    json.key("connected").value(known.connected).key("packets").value(known.packets);
    json.key("level");
    if (known.loudest == silence) {
        json.null();
    } else {
        json.value(-std::int64_t{known.loudest});
    }
    json.end_object();
    return text;
}

http::async<result<voice_checks::begun>> ask_to_begin(services& with,
                                                      username who,
                                                      std::string sdp) {
    return await_callback<result<voice_checks::begun>>(
        [&with, who = std::move(who), sdp = std::move(sdp)](auto done) mutable {
            with.voice_checks.begin(who, std::move(sdp), std::move(done));
        });
}

http::async<result<voice::call_facts>> ask_what_came(services& with, username who, std::string id) {
    return await_callback<result<voice::call_facts>>(
        [&with, who = std::move(who), id = std::move(id)](auto done) mutable {
            with.voice_checks.look(who, id, std::move(done));
        });
}

}  // namespace

http::async<answer> begin_voice_check(services& with, request_ptr asked, actor who) {
    const auto body = read_body(*asked);
    if (!body) co_return std::unexpected(body.error());
    json_reader json(*body);
    std::string sdp = json.text("sdp");
    if (auto fine = json.done(); !fine) co_return std::unexpected(fine.error());
    if (const auto fine = with.limiter.allow_voice_check(who.name); !fine)
        co_return refuse_for_now(fine.error().retry_after);
    const auto made = co_await ask_to_begin(with, who.name, std::move(sdp));
    if (!made) co_return std::unexpected(made.error());
    co_return done(begun_json(*made), 201);
}

http::async<answer> look_at_voice_check(services& with, request_ptr asked, actor who) {
    const auto known = co_await ask_what_came(with, who.name, std::string(asked->param(0)));
    if (!known) co_return std::unexpected(known.error());
    co_return done(facts_json(*known));
}

http::async<answer> end_voice_check(services& with, request_ptr asked, actor who) {
    const auto ended = with.voice_checks.end(who.name, std::string(asked->param(0)));
    if (!ended) co_return std::unexpected(ended.error());
    co_return done();
}

}  // namespace snug::api
