#include "live/voice_letter.hpp"

#include "base/json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace snug {

namespace {

constexpr std::string_view beginning = R"({"voice":1)";

constexpr std::array<std::pair<voice_deed, std::string_view>, 5> deeds = {
    {{voice_deed::join, "join"},
     {voice_deed::offer, "offer"},
     {voice_deed::state, "state"},
     {voice_deed::watch, "watch"},
     {voice_deed::leave, "leave"}}};

std::string_view to_word(voice_deed deed) {
    return std::ranges::find(deeds, deed, &std::pair<voice_deed, std::string_view>::first)->second;
}

std::optional<voice_deed> parse_deed(std::string_view word) {
    const auto found =
        std::ranges::find(deeds, word, &std::pair<voice_deed, std::string_view>::second);
    if (found == deeds.end()) return std::nullopt;
    return found->first;
}

/// What another version calls by a word that is not known here is a refusal all the same.
errc parse_code(std::string_view word) {
    for (int at = 0; at <= static_cast<int>(errc::internal); ++at) {
        if (to_code(static_cast<errc>(at)) == word) return static_cast<errc>(at);
    }
    return errc::unavailable;
}

void append_seat(json_writer& json, const told_seat& seat) {
    json.begin_object().key("session").value(seat.session).key("where").value(seat.where.value());
    json.key("since_ms").value(seat.since_ms).key("who").value(seat.how.who.value());
    for (const auto& [name, is_so] : {std::pair("muted", seat.how.muted),
                                      std::pair("deafened", seat.how.deafened),
                                      std::pair("camera", seat.how.camera),
                                      std::pair("screen", seat.how.screen),
                                      std::pair("reconnecting", seat.how.reconnecting)}) {
        if (is_so) json.key(name).value(true);
    }
    json.end_object();
}

void append_ask(json_writer& json, const voice_letter::asked& one) {
    json.begin_object().key("to").value(one.to).key("no").value(one.no);
    json.key("deed").value(to_word(one.what.deed)).key("who").value(one.what.who.value());
    json.key("signed_in").value(one.what.signed_in).key("where").value(one.what.where.value());
    json.key("seat").value(one.what.seat).key("body").value(one.what.body).end_object();
}

void append_answer(json_writer& json, const voice_letter::answered& one) {
    json.begin_object().key("to").value(one.to).key("no").value(one.no);
    if (one.text) {
        json.key("text").value(*one.text).end_object();
        return;
    }
    const error& why = one.text.error();
    json.key("code").value(to_code(why.code)).key("detail").value(why.detail);
    json.key("field").value(why.field).key("retry_s").value(std::int64_t{why.retry_after.count()});
    json.end_object();
}

void append_news(json_writer& json, const voice_letter::news& one) {
    json.begin_object().key("event").value(one.what.name).key("data").raw(one.what.data);
    json.key("whom").begin_array();
    for (const username& each : one.whom)
        json.value(each.value());
    json.end_array().end_object();
}

template <class Entry>
void append_all(json_writer& json,
                std::string_view key,
                const std::vector<Entry>& entries,
                void (*append)(json_writer&, const Entry&)) {
    if (entries.empty()) return;
    json.key(key).begin_array();
    for (const Entry& each : entries)
        append(json, each);
    json.end_array();
}

result<told_seat> parse_seat(const boost::json::object& from) {
    json_reader json(from);
    told_seat made;
    made.session = json.text("session");
    made.where = channel_id(json.text("where"));
    made.since_ms = json.number("since_ms");
    made.how.who = username(json.text("who"));
    made.how.muted = json.flag_if("muted").value_or(false);
    made.how.deafened = json.flag_if("deafened").value_or(false);
    made.how.camera = json.flag_if("camera").value_or(false);
    made.how.screen = json.flag_if("screen").value_or(false);
    made.how.reconnecting = json.flag_if("reconnecting").value_or(false);
    if (const auto fine = json.done(); !fine) return std::unexpected(fine.error());
    return made;
}

result<voice_letter::asked> parse_ask(const boost::json::object& from) {
    json_reader json(from);
    voice_letter::asked made;
    made.to = json.text("to");
    made.no = json.text("no");
    const auto deed = parse_deed(json.text("deed"));
    made.what.who = username(json.text("who"));
    made.what.signed_in = json.text("signed_in");
    made.what.where = channel_id(json.text("where"));
    made.what.seat = json.text("seat");
    made.what.body = json.text("body");
    if (const auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (!deed) return refuse(errc::bad_request);
    made.what.deed = *deed;
    return made;
}

result<voice_letter::answered> parse_answer(const boost::json::object& from) {
    json_reader json(from);
    voice_letter::answered made;
    made.to = json.text("to");
    made.no = json.text("no");
    auto text = json.text_if("text");
    if (text) {
        made.text = std::move(*text);
    } else {
        error why{.code = parse_code(json.text("code")),
                  .detail = json.text("detail"),
                  .field = json.text("field"),
                  .retry_after = std::chrono::seconds(json.number("retry_s"))};
        made.text = std::unexpected(std::move(why));
    }
    if (const auto fine = json.done(); !fine) return std::unexpected(fine.error());
    return made;
}

result<voice_letter::news> parse_news(const boost::json::object& from) {
    json_reader json(from);
    const std::string name = json.text("event");
    const auto whom = json.texts_if("whom").value_or(std::vector<std::string>());
    if (const auto fine = json.done(); !fine) return std::unexpected(fine.error());
    const auto* const data = from.if_contains("data");
    const auto known = known_voice_event(name);
    if (!known || data == nullptr || !data->is_object()) return refuse(errc::bad_request);
    voice_letter::news made{{}, {*known, boost::json::serialize(*data)}};
    for (const std::string& each : whom)
        made.whom.emplace_back(each);
    return made;
}

template <class Entry>
result<void> read_all(const boost::json::object& from,
                      std::string_view key,
                      std::vector<Entry>& into,
                      result<Entry> (*parse)(const boost::json::object&)) {
    const auto* const list = from.if_contains(key);
    if (list == nullptr) return {};
    if (!list->is_array()) return refuse(errc::bad_request);
    for (const boost::json::value& each : list->get_array()) {
        if (!each.is_object()) return refuse(errc::bad_request);
        auto read = parse(each.get_object());
        if (!read) return std::unexpected(read.error());
        into.push_back(std::move(*read));
    }
    return {};
}

}  // namespace

bool is_voice_letter(std::string_view text) {
    return text.starts_with(beginning);
}

std::string to_text(const voice_letter& what) {
    std::string text;
    json_writer json(text);
    json.begin_object().key("voice").value(1);
    if (what.wants_seats) json.key("wants_seats").value(true);
    if (what.tells_seats) json.key("tells_seats").value(true);
    append_all(json, "seats", what.seats, append_seat);
    append_all(json, "asks", what.asks, append_ask);
    append_all(json, "answers", what.answers, append_answer);
    append_all(json, "events", what.events, append_news);
    json.end_object();
    return text;
}

result<voice_letter> parse_voice_letter(std::string_view text) {
    const auto object = parse_json_object(text);
    if (!object) return std::unexpected(object.error());
    json_reader json(*object);
    voice_letter made;
    const std::int64_t version = json.number("voice");
    made.wants_seats = json.flag_if("wants_seats").value_or(false);
    made.tells_seats = json.flag_if("tells_seats").value_or(false);
    if (const auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (version != 1) return refuse(errc::bad_request);
    for (const auto& fine : {read_all(*object, "seats", made.seats, parse_seat),
                             read_all(*object, "asks", made.asks, parse_ask),
                             read_all(*object, "answers", made.answers, parse_answer),
                             read_all(*object, "events", made.events, parse_news)}) {
        if (!fine) return std::unexpected(fine.error());
    }
    return made;
}

}  // namespace snug
