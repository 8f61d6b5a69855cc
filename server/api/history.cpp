#include "api/endpoints.hpp"
#include "live/snapshot.hpp"

namespace snug::api {

namespace {

using where = page_request::where;

constexpr std::uint64_t seq_max = (1ULL << 53U) - 1;  // what every JSON reader can hold

result<page_request> read_page(const http::request& asked, const channel_id& channel) {
    const auto limit = page_limit(asked);
    if (!limit) return std::unexpected(limit.error());
    page_request wanted{.channel = channel, .selector = where::newest, .seq = 0, .limit = *limit};
    constexpr std::array<std::pair<std::string_view, where>, 3> selectors = {
        {{"before", where::before}, {"after", where::after}, {"around", where::around}}};
    for (const auto& [name, selector] : selectors) {
        const auto seq = asked.query.number(name);
        if (!seq) return std::unexpected(seq.error());
        if (!*seq) continue;
        if (wanted.selector != where::newest) {
            return refuse(
                errc::invalid_field, "One of before, after and around.", std::string(name));
        }
        if (**seq > seq_max)
            return refuse(errc::invalid_field, "There is no such message.", std::string(name));
        wanted.selector = selector;
        wanted.seq = **seq;
    }
    return wanted;
}

http::reply page_reply(const encoded_page& page) {
    body_builder body;
    body.text("{");
    append_page(body, page);
    body.text("}");
    return http::response::json(200, body.take());
}

}  // namespace

http::async<answer> list_messages(services& with, request_ptr asked, actor who) {
    const auto channel = channel_of(with, who, asked->param(0));
    if (!channel) co_return std::unexpected(channel.error());
    const channel_id id = (*channel)->id;
    const auto wanted = read_page(*asked, id);
    if (!wanted) co_return std::unexpected(wanted.error());
    if (const topic* held = with.live.find_topic(id)) {
        if (const auto page = held->page(*wanted)) co_return page_reply(*page);
    }
    question<message_page> page_of = [request = *wanted](reader& from) {
        return from.messages(request);
    };
    const auto page = co_await ask(with, std::move(page_of));
    if (!page) co_return std::unexpected(page.error());
    // He may have been shown the door while the store was asked.
    if (const auto still = channel_of(with, who, id.value()); !still)
        co_return std::unexpected(still.error());
    co_return page_reply(encode_page(*page));
}

http::async<answer> mark_read(services& with, request_ptr asked, actor who) {
    const auto channel = channel_of(with, who, asked->param(0));
    if (!channel) co_return std::unexpected(channel.error());
    const channel_id id = (*channel)->id;
    const auto body = read_body(*asked);
    if (!body) co_return std::unexpected(body.error());
    json_reader json(*body);
    const std::int64_t seq = json.number("seq");
    if (auto fine = json.done(); !fine) co_return std::unexpected(fine.error());
    if (seq < 0) co_return refuse(errc::invalid_field, "There is no such message.", "seq");
    snug::mark_read wanted{who.name, id, static_cast<sequence>(seq)};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    co_return done();
}

}  // namespace snug::api
