#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "domain/emoji_text.hpp"
#include "domain/validate.hpp"

namespace snug::api {

namespace {

constexpr std::size_t emoji_capture = 2;
constexpr std::size_t reactors_max = 1'000'000;  // no server has so many people

http::async<answer> change_reaction(services& with, request_ptr asked, actor who, bool add) {
    const auto on = message_place_of(with, who, *asked);
    if (!on) co_return std::unexpected(on.error());
    auto emoji = parse_emoji(asked->param(emoji_capture));
    if (!emoji) co_return std::unexpected(emoji.error());
    if (auto fine = with.limiter.allow_reaction(who.name); !fine)
        co_return refuse_for_now(fine.error().retry_after);
    react wanted{who.name, on->channel, on->id, std::move(*emoji), add, with.now()};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

std::string reactors_json(const std::vector<username>& users, std::optional<std::size_t> next) {
    std::string text;
    json_writer json(text);
    json.begin_object().key("users").begin_array();
    for (const username& name : users)
        json.value(name.value());
    json.end_array();
    if (next) json.key("next").value(std::to_string(*next));
    json.end_object();
    return text;
}

/// Whether that one person reacted so: what a client asks that is not among the first.
http::async<answer> one_reactor(services& with, reaction_key key) {
    question<bool> asked = [key](reader& from) { return from.has_reacted(key); };
    const auto has = co_await ask(with, std::move(asked));
    if (!has) co_return std::unexpected(has.error());
    std::vector<username> users;
    if (*has) users.push_back(key.user);
    co_return done(reactors_json(users, std::nullopt));
}

/// The message is there and not deleted.
http::async<result<void>> check_there(services& with, message_place on) {
    question<std::optional<message>> by_id = [id = on.id](reader& from) {
        return from.message_by_id(id);
    };
    const auto found = co_await ask(with, std::move(by_id));
    if (!found) co_return std::unexpected(found.error());
    if (!*found || (*found)->deleted || (*found)->channel != on.channel)
        co_return refuse(errc::not_found);
    co_return result<void>{};
}

}  // namespace

http::async<answer> list_reactors(services& with, request_ptr asked, actor who) {
    const auto on = message_place_of(with, who, *asked);
    if (!on) co_return std::unexpected(on.error());
    const auto emoji = parse_emoji(asked->param(emoji_capture));
    if (!emoji) co_return std::unexpected(emoji.error());
    const auto limit = page_limit(*asked);
    if (!limit) co_return std::unexpected(limit.error());
    const auto after = asked->query.number("after");
    if (!after) co_return std::unexpected(after.error());
    if (auto there = co_await check_there(with, *on); !there)
        co_return std::unexpected(there.error());
    if (const auto name = asked->query.find("user")) {
        const auto user = parse_username(*name, "user");
        if (!user) co_return std::unexpected(user.error());
        reaction_key key{on->id, *emoji, *user};
        co_return co_await one_reactor(with, std::move(key));
    }
    const auto skip = static_cast<std::size_t>(after->value_or(0));
    if (skip > reactors_max)
        co_return refuse(errc::invalid_field, "There is no such page.", "after");
    // One more than the page, to know whether there is another.
    question<std::vector<username>> page =
        [id = on->id, emoji = *emoji, skip, count = *limit + 1](reader& from) {
            return from.reactors(id, emoji, skip, count);
        };
    auto users = co_await ask(with, std::move(page));
    if (!users) co_return std::unexpected(users.error());
    if (const auto still = channel_of(with, who, on->channel.value()); !still)
        co_return std::unexpected(still.error());
    std::optional<std::size_t> next;
    if (users->size() > *limit) {
        users->pop_back();
        next = skip + *limit;
    }
    co_return done(reactors_json(*users, next));
}

http::async<answer> add_reaction(services& with, request_ptr asked, actor who) {
    co_return co_await change_reaction(with, std::move(asked), std::move(who), true);
}

http::async<answer> remove_reaction(services& with, request_ptr asked, actor who) {
    co_return co_await change_reaction(with, std::move(asked), std::move(who), false);
}

}  // namespace snug::api
