#include "api/seen_messages.hpp"

#include "live/snapshot.hpp"

namespace snug::api {

void drop_unseen(const services& with, const member& viewer, std::vector<message>& messages) {
    std::erase_if(messages, [&](const message& what) {
        const channel* where = with.seen().find_channel(what.channel);
        return where == nullptr ||
               !with.seen().reaches({.who = audience::kind::who_see_channel, .channel = where->id},
                                    viewer);
    });
}

answer list_reply(const services& with, const actor& who, mention_page found) {
    const auto viewer = viewer_of(with, who);
    if (!viewer) return std::unexpected(viewer.error());
    message_page page;
    page.messages = std::move(found.messages);
    page.referenced = std::move(found.referenced);
    drop_unseen(with, **viewer, page.messages);
    drop_unseen(with, **viewer, page.referenced);
    return http::response::json(200, list_body(encode_page(page), found.next));
}

}  // namespace snug::api
