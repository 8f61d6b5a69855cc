#include "api/voice_asks.hpp"

#include "base/json.hpp"

namespace snug::api {

namespace {

result<std::string> sdp_in(const std::string& body) {
    const auto object = parse_json_object(body);
    if (!object) return std::unexpected(object.error());
    json_reader json(*object);
    std::string sdp = json.text("sdp");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    return sdp;
}

result<voice_desk::self_state> state_in(const std::string& body) {
    const auto object = parse_json_object(body);
    if (!object) return std::unexpected(object.error());
    json_reader json(*object);
    const auto muted = json.flag_if("muted");
    const auto deafened = json.flag_if("deafened");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    return voice_desk::self_state{muted.value_or(false), deafened.value_or(false)};
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

void join(voice_desk& at, const voice_ask& what, bool is_elsewhere, voice_answer done) {
    auto sdp = sdp_in(what.body);
    if (!sdp) return done(std::unexpected(sdp.error()));
    at.join({what.who, what.signed_in, is_elsewhere},
            what.where,
            std::move(*sdp),
            [done = std::move(done)](result<voice_desk::joined> made) mutable {
                if (!made) return done(std::unexpected(made.error()));
                done(joined_json(*made));
            });
}

void offer(voice_desk& at, const voice_ask& what, voice_answer done) {
    auto sdp = sdp_in(what.body);
    if (!sdp) return done(std::unexpected(sdp.error()));
    at.renegotiate(what.who,
                   what.where,
                   what.seat,
                   std::move(*sdp),
                   [done = std::move(done)](result<std::string> made) mutable {
                       if (!made) return done(std::unexpected(made.error()));
                       done(sdp_json(*made));
                   });
}

result<void> set_state(voice_desk& at, const voice_ask& what) {
    const auto wanted = state_in(what.body);
    if (!wanted) return std::unexpected(wanted.error());
    return at.set_state(what.who, what.where, what.seat, *wanted);
}

result<std::string> no_body(const result<void>& said) {
    if (!said) return std::unexpected(said.error());
    return std::string();
}

}  // namespace

void perform(voice_desk& at, const voice_ask& what, bool is_elsewhere, voice_answer done) {
    switch (what.deed) {
        case voice_deed::join:
            return join(at, what, is_elsewhere, std::move(done));
        case voice_deed::offer:
            return offer(at, what, std::move(done));
        case voice_deed::state:
            return done(no_body(set_state(at, what)));
        case voice_deed::leave:
            return done(no_body(at.leave(what.who, what.where, what.seat)));
    }
}

}  // namespace snug::api
