#include "api/voice_asks.hpp"

#include "base/json.hpp"
#include "base/voice_limits.hpp"
#include "domain/validate.hpp"

#include <boost/json/object.hpp>

namespace snug::api {

namespace {

/// Which m-lines send what beside the microphone, by mid.
result<voice::sent_kinds> read_sends(const boost::json::object& body) {
    voice::sent_kinds sends;
    const boost::json::value* const given = body.if_contains("sends");
    if (given == nullptr || given->is_null()) return sends;
    const boost::json::object* const named = given->if_object();
    if (named == nullptr) return refuse(errc::bad_request, "\"sends\" must be an object.", "sends");
    if (named->size() > limits::voice_sends_max)
        return refuse(errc::invalid_field, "Too many names.", "sends");
    for (const auto& [mid, value] : *named) {
        const auto* const word = value.if_string();
        const auto kind = word != nullptr ? voice::parse_stream_kind(*word) : std::nullopt;
        if (!kind || kind == voice::stream_kind::mic)
            return refuse(errc::invalid_field, "camera, screen or screen_audio.", "sends");
        sends.emplace(std::string(mid), *kind);
    }
    return sends;
}

result<voice::client_offer> read_offer(const boost::json::object& body) {
    json_reader json(body);
    std::string sdp = json.text("sdp");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    auto sends = read_sends(body);
    if (!sends) return std::unexpected(sends.error());
    return voice::client_offer(std::move(sdp), std::move(*sends));
}

result<std::set<username>> read_watched(const boost::json::object& body, std::string_view field) {
    json_reader json(body);
    const auto words = json.texts_if(field).value_or(std::vector<std::string>());
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (words.size() > limits::voice_watched_max)
        return refuse(errc::invalid_field, "So many do not fit on a screen.", std::string(field));
    std::set<username> people;
    for (const std::string& word : words) {
        auto name = parse_username(word, field);
        if (!name) return std::unexpected(name.error());
        people.insert(std::move(*name));
    }
    return people;
}

result<voice_desk::watch_wish> read_wish(const boost::json::object& body) {
    auto camera = read_watched(body, "camera");
    if (!camera) return std::unexpected(camera.error());
    auto screen = read_watched(body, "screen");
    if (!screen) return std::unexpected(screen.error());
    return voice_desk::watch_wish{std::move(*camera), std::move(*screen)};
}

result<voice_desk::self_state> read_state(const boost::json::object& body) {
    json_reader json(body);
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

struct request {
    const voice_ask& what;
    const boost::json::object& body;
    bool is_elsewhere = false;
};

void join(voice_desk& at, const request& asked, voice_answer done) {
    auto offer = read_offer(asked.body);
    if (!offer) return done(std::unexpected(offer.error()));
    at.join({asked.what.who, asked.what.signed_in, asked.is_elsewhere},
            asked.what.where,
            std::move(*offer),
            [done = std::move(done)](result<voice_desk::joined> made) mutable {
                if (!made) return done(std::unexpected(made.error()));
                done(joined_json(*made));
            });
}

void renegotiate(voice_desk& at, const request& asked, voice_answer done) {
    auto offer = read_offer(asked.body);
    if (!offer) return done(std::unexpected(offer.error()));
    at.renegotiate(asked.what.who,
                   asked.what.where,
                   asked.what.seat,
                   std::move(*offer),
                   [done = std::move(done)](result<std::string> made) mutable {
                       if (!made) return done(std::unexpected(made.error()));
                       done(sdp_json(*made));
                   });
}

result<void> set_state(voice_desk& at, const request& asked) {
    const auto wanted = read_state(asked.body);
    if (!wanted) return std::unexpected(wanted.error());
    return at.set_state(asked.what.who, asked.what.where, asked.what.seat, *wanted);
}

result<void> watch(voice_desk& at, const request& asked) {
    auto wanted = read_wish(asked.body);
    if (!wanted) return std::unexpected(wanted.error());
    return at.watch(asked.what.who, asked.what.where, asked.what.seat, std::move(*wanted));
}

result<std::string> no_body(const result<void>& said) {
    if (!said) return std::unexpected(said.error());
    return std::string();
}

}  // namespace

void perform(voice_desk& at, const voice_ask& what, bool is_elsewhere, voice_answer done) {
    if (what.deed == voice_deed::leave)
        return done(no_body(at.leave(what.who, what.where, what.seat)));
    const auto body = parse_json_object(what.body);
    if (!body) return done(std::unexpected(body.error()));
    const request asked{what, *body, is_elsewhere};
    switch (what.deed) {
        case voice_deed::join:
            return join(at, asked, std::move(done));
        case voice_deed::offer:
            return renegotiate(at, asked, std::move(done));
        case voice_deed::state:
            return done(no_body(set_state(at, asked)));
        case voice_deed::watch:
            return done(no_body(watch(at, asked)));
        case voice_deed::leave:
            return;
    }
}

}  // namespace snug::api
