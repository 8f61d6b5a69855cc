#include "api/endpoints.hpp"
#include "live/snapshot.hpp"

namespace snug::api {

namespace {

/// What he still sees: a channel may have been closed to him while the store was asked.
void drop_unseen(const services& with, const member& viewer, std::vector<message>& messages) {
    std::erase_if(messages, [&](const message& what) {
        const channel* where = with.seen().find_channel(what.channel);
        return where == nullptr ||
               !with.seen().reaches({.who = audience::kind::who_see_channel, .channel = where->id},
                                    viewer);
    });
}

}  // namespace

http::async<answer> list_mentions(services& with, request_ptr asked, actor who) {
    const auto limit = page_limit(*asked);
    if (!limit) co_return std::unexpected(limit.error());
    const std::string before(asked->query.find("before").value_or(""));
    question<mention_page> inbox = [name = who.name, before, count = *limit](reader& from) {
        return from.mentions_of(name, before, count);
    };
    auto found = co_await ask(with, std::move(inbox));
    if (!found) co_return std::unexpected(found.error());
    const auto viewer = viewer_of(with, who);
    if (!viewer) co_return std::unexpected(viewer.error());
    message_page page;
    page.messages = std::move(found->messages);
    page.referenced = std::move(found->referenced);
    drop_unseen(with, **viewer, page.messages);
    drop_unseen(with, **viewer, page.referenced);
    co_return http::response::json(200, list_body(encode_page(page), found->next));
}

}  // namespace snug::api
