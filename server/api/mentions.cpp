#include "api/endpoints.hpp"
#include "api/seen_messages.hpp"

namespace snug::api {

http::async<answer> list_mentions(services& with, request_ptr asked, actor who) {
    const auto limit = page_limit(*asked);
    if (!limit) co_return std::unexpected(limit.error());
    const std::string before(asked->query.find("before").value_or(""));
    question<mention_page> inbox = [name = who.name, before, count = *limit](reader& from) {
        return from.mentions_of(name, before, count);
    };
    auto found = co_await ask(with, std::move(inbox));
    if (!found) co_return std::unexpected(found.error());
    co_return list_reply(with, who, std::move(*found));
}

}  // namespace snug::api
