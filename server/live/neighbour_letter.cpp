#include "live/neighbour_letter.hpp"

#include "base/json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <charconv>
#include <limits>

namespace snug {

namespace {

void append_names(json_writer& json, std::string_view key, const std::vector<username>& names) {
    if (names.empty()) return;
    json.key(key).begin_array();
    for (const username& name : names)
        json.value(name.value());
    json.end_array();
}

void append_choice(json_writer& json, const neighbour_letter::choice& what) {
    json.begin_object().key("who").value(what.who.value());
    json.key("state").value(to_word(what.wanted.state));
    append_status_words(json, what.wanted);
    if (what.words_last.count() != 0) json.key("words_last_s").value(what.words_last.count());
    json.end_object();
}

std::vector<username> names_in(json_reader& json, std::string_view key) {
    std::vector<username> names;
    for (std::string& name : json.texts_if(key).value_or(std::vector<std::string>()))
        names.emplace_back(std::move(name));
    return names;
}

result<neighbour_letter::choice> parse_choice(const boost::json::object& from) {
    json_reader json(from);
    neighbour_letter::choice made;
    made.who = username(json.text("who"));
    const auto state = parse_presence_state(json.text("state"));
    made.wanted.text = json.text_if("text").value_or("");
    made.wanted.emoji = json.text_if("emoji").value_or("");
    made.words_last = std::chrono::seconds(json.number_if("words_last_s").value_or(0));
    if (const auto fine = json.done(); !fine) return std::unexpected(fine.error());
    const bool lasts = made.words_last.count() >= 0 &&
                       made.words_last.count() <= std::numeric_limits<std::int32_t>::max();
    if (!state || !lasts) return refuse(errc::bad_request);
    made.wanted.state = *state;
    return made;
}

/// Pairs one after the other: who, where, who, where.
result<void> read_types(json_reader& json, neighbour_letter& into) {
    const auto pairs = json.texts_if("types").value_or(std::vector<std::string>());
    if (pairs.size() % 2 != 0) return refuse(errc::bad_request);
    for (std::size_t i = 0; i < pairs.size(); i += 2)
        into.types.push_back({username(pairs[i]), channel_id(pairs[i + 1])});
    return {};
}

std::optional<std::int32_t> parse_count(const std::string& digits) {
    std::int32_t count = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, bad] = std::from_chars(digits.data(), end, count);
    if (bad != std::errc() || stop != end) return std::nullopt;
    return count;
}

/// Its channel, its message, the file, how many percent; and again.
result<void> read_films(json_reader& json, neighbour_letter& into) {
    constexpr std::size_t words = 4;
    const auto list = json.texts_if("films").value_or(std::vector<std::string>());
    if (list.size() % words != 0) return refuse(errc::bad_request);
    for (std::size_t i = 0; i < list.size(); i += words) {
        const auto message = parse_message_id(list[i + 1]);
        const auto percent = parse_count(list[i + 3]);
        if (!message || !percent || *percent < 0 || *percent > 100)
            return refuse(errc::bad_request);
        into.films.push_back({channel_id(list[i]), *message, file_id(list[i + 2]), *percent});
    }
    return {};
}

/// What is limited, who used it, how much; and again.
result<void> read_spendings(json_reader& json, neighbour_letter& into) {
    const auto list = json.texts_if("spent").value_or(std::vector<std::string>());
    if (list.size() % 3 != 0) return refuse(errc::bad_request);
    for (std::size_t i = 0; i < list.size(); i += 3) {
        const auto count = parse_count(list[i + 2]);
        if (!count) return refuse(errc::bad_request);
        into.spent.push_back({list[i], list[i + 1], *count});
    }
    return {};
}

result<void> read_choices(const boost::json::object& from, neighbour_letter& into) {
    const auto* list = from.if_contains("chosen");
    if (list == nullptr) return {};
    if (!list->is_array()) return refuse(errc::bad_request);
    for (const boost::json::value& one : list->get_array()) {
        if (!one.is_object()) return refuse(errc::bad_request);
        auto read = parse_choice(one.get_object());
        if (!read) return std::unexpected(read.error());
        into.chosen.push_back(std::move(*read));
    }
    return {};
}

}  // namespace

std::string to_text(const neighbour_letter& what) {
    std::string text;
    json_writer json(text);
    json.begin_object().key("no").value(what.no);
    if (what.whole) json.key("whole").value(true);
    if (what.asks) json.key("asks").value(true);
    append_names(json, "here", what.here);
    append_names(json, "gone", what.gone);
    if (!what.types.empty()) {
        json.key("types").begin_array();
        for (const auto& [who, where] : what.types)
            json.value(who.value()).value(where.value());
        json.end_array();
    }
    if (!what.films.empty()) {
        json.key("films").begin_array();
        for (const film_progress& one : what.films) {
            json.value(one.where.value()).value(to_hex(one.message));
            json.value(one.file.value()).value(std::to_string(one.percent));
        }
        json.end_array();
    }
    if (!what.spent.empty()) {
        json.key("spent").begin_array();
        for (const spending& one : what.spent)
            json.value(one.limit).value(one.who).value(std::to_string(one.count));
        json.end_array();
    }
    if (!what.chosen.empty()) {
        json.key("chosen").begin_array();
        for (const neighbour_letter::choice& one : what.chosen)
            append_choice(json, one);
        json.end_array();
    }
    json.end_object();
    return text;
}

result<neighbour_letter> parse_letter(std::string_view text) {
    const auto object = parse_json_object(text);
    if (!object) return std::unexpected(object.error());
    json_reader json(*object);
    neighbour_letter made;
    const std::int64_t no = json.number("no");
    made.whole = json.flag_if("whole").value_or(false);
    made.asks = json.flag_if("asks").value_or(false);
    made.here = names_in(json, "here");
    made.gone = names_in(json, "gone");
    const auto types = read_types(json, made);
    const auto films = read_films(json, made);
    const auto spent = read_spendings(json, made);
    if (const auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (no < 1 || !types || !films || !spent) return refuse(errc::bad_request);
    made.no = static_cast<std::uint64_t>(no);
    if (const auto fine = read_choices(*object, made); !fine) return std::unexpected(fine.error());
    return made;
}

}  // namespace snug
