#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "base/limits.hpp"
#include "domain/emoji_text.hpp"
#include "domain/validate.hpp"

namespace snug::api {

namespace {

result<std::optional<wall_time>> read_end(const std::optional<std::string>& until, wall_time now) {
    if (!until || until->empty()) return std::nullopt;
    const auto at = parse_iso8601(*until);
    if (!at || *at <= now || *at > now + limits::status_max)
        return refuse(errc::invalid_field, "A time within the next 30 days.", "until");
    return at;
}

result<chosen_status> read_choice(const http::request& asked, const username& who, wall_time now) {
    const auto body = read_body(asked);
    if (!body) return std::unexpected(body.error());
    json_reader json(*body);
    const std::string word = json.text("state");
    const std::string text = json.text_if("text").value_or("");
    const std::string emoji = json.text_if("emoji").value_or("");
    const auto until = json.text_if("until");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    const auto state = parse_presence_state(word);
    if (!state) return refuse(errc::invalid_field, "online, idle, dnd or invisible.", "state");
    chosen_status read{who, {*state, {}, {}}, {}};
    if (!text.empty()) {
        auto clean = clean_line(text, limits::status_code_points_max, "text");
        if (!clean) return std::unexpected(clean.error());
        read.wanted.text = std::move(*clean);
    }
    if (!emoji.empty()) {
        auto fine = parse_emoji(emoji);
        if (!fine) return std::unexpected(fine.error());
        read.wanted.emoji = std::move(*fine);
    }
    const auto words_until = read_end(until, now);
    if (!words_until) return std::unexpected(words_until.error());
    read.words_until = *words_until;
    return read;
}

bool may_speak(const member& who, const channel& where, wall_time now) {
    return !where.archived && !(who.muted_until && *who.muted_until > now);
}

}  // namespace

http::async<answer> type(services& with, request_ptr asked, actor who) {
    const auto where = channel_of(with, who, asked->param(0));
    if (!where) co_return std::unexpected(where.error());
    const auto viewer = viewer_of(with, who);
    if (!viewer) co_return std::unexpected(viewer.error());
    // Ephemeral: what is too much, or from somebody who cannot speak there or is not to be seen, is
    // dropped without a word.
    const bool hides = with.hub.present().chosen_of(who.name).state == presence_state::invisible;
    if (!hides && may_speak(**viewer, **where, with.now()) &&
        with.limiter.allow_sign_of_life(who.name))
        with.hub.type(who.name, (*where)->id);
    co_return done();
}

http::async<answer> choose_presence(services& with, request_ptr asked, actor who) {
    const wall_time now = with.now();
    const auto read = read_choice(*asked, who.name, now);
    if (!read) co_return std::unexpected(read.error());
    if (!with.limiter.allow_sign_of_life(who.name))
        co_return refuse_for_now(std::chrono::seconds(1));
    choose_status wanted{*read};
    const auto kept = co_await submit(with, std::move(wanted));
    if (!kept) co_return std::unexpected(kept.error());
    std::optional<hub::steady_time> until;
    if (read->words_until) until = std::chrono::steady_clock::now() + (*read->words_until - now);
    with.hub.choose(who.name, read->wanted, until);
    co_return done();
}

}  // namespace snug::api
