#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/seen_messages.hpp"
#include "domain/folded_text.hpp"
#include "domain/search_rank.hpp"
#include "live/snapshot.hpp"
#include "live/wire_message.hpp"

#include <algorithm>

namespace snug::api {

namespace {

/// Channels that `viewer` sees and that are called so, by name or by id. None: nothing is found,
/// whether there is such a channel or not.
std::vector<channel_id> find_named(const services& with,
                                   const member& viewer,
                                   const std::vector<std::string>& names) {
    std::vector<channel_id> found;
    for (const std::string& typed : names) {
        const std::string name = typed.starts_with('#') ? typed.substr(1) : typed;
        const auto folded = fold_text(name).letters;
        for (const channel* where : with.seen().channels_of(viewer)) {
            if (where->id.value() == name || fold_text(where->name).letters == folded)
                found.push_back(where->id);
        }
    }
    return found;
}

enum class hit_order : std::uint8_t { newest, best };

struct search_wish {
    search_request what;
    hit_order by = hit_order::newest;
    std::size_t count = 0;  // hits in the answer
};

result<hit_order> read_hit_order(const http::request& asked) {
    const auto word = asked.query.find("sort").value_or("newest");
    if (word == "newest") return hit_order::newest;
    if (word == "best") return hit_order::best;
    return refuse(errc::invalid_field, "sort is newest or best.", "sort");
}

result<search_wish> read_search(const services& with,
                                const http::request& asked,
                                const member& viewer) {
    const auto by = read_hit_order(asked);
    if (!by) return std::unexpected(by.error());
    const auto limit = page_limit(asked);
    if (!limit) return std::unexpected(limit.error());
    auto what = parse_search(asked.query.find("q").value_or(""));
    if (!what) return std::unexpected(what.error());
    search_request wanted{.viewer = viewer.name,
                          .what = std::move(*what),
                          .in = {},
                          .before = std::string(asked.query.find("before").value_or("")),
                          .limit = *by == hit_order::best ? search_ranked_max : *limit};
    if (!wanted.what.in.empty()) wanted.in = find_named(with, viewer, wanted.what.in);
    return search_wish{std::move(wanted), *by, *limit};
}

/// A message with `"highlights":[[start,length],…]` at its end.
std::string hit_json(const search_query& what, const message& hit) {
    std::string text;
    append_message(text, hit);
    text.pop_back();
    text += R"(,"highlights":)";
    json_writer json(text);
    json.begin_array();
    for (const highlight& mark : find_highlights(what, hit.content)) {
        json.begin_array();
        json.value(static_cast<std::uint64_t>(mark.start));
        json.value(static_cast<std::uint64_t>(mark.length));
        json.end_array();
    }
    json.end_array();
    return text += '}';
}

void append_list(body_builder& body, std::string_view name, const std::vector<message>& messages) {
    if (messages.empty()) return;
    std::vector<shared_bytes> encoded;
    encoded.reserve(messages.size());
    for (const message& one : messages)
        encoded.push_back(encode_message(one));
    body.text(",\"").text(name).text("\":").list(encoded);
}

bool stands_behind(const message& one, const message& hit) {
    return one.channel == hit.channel && one.seq == hit.seq + 1;
}

/// The best of what was found, with what belongs to it, and no further page.
void keep_best(search_page& page, const search_query& what, std::size_t count) {
    page.messages = take_best(what, std::move(page.messages), count);
    page.next.clear();
    const auto is_needless = [&](const auto& belongs) {
        return [&](const message& one) {
            return std::ranges::none_of(page.messages,
                                        [&](const message& hit) { return belongs(one, hit); });
        };
    };
    std::erase_if(page.following, is_needless(stands_behind));
    std::erase_if(page.referenced, is_needless([](const message& one, const message& hit) {
                      return hit.reply_to && hit.reply_to->id == one.id;
                  }));
}

http::reply search_reply(const search_query& what, const search_page& page) {
    std::vector<shared_bytes> hits;
    hits.reserve(page.messages.size());
    for (const message& hit : page.messages)
        hits.push_back(share(hit_json(what, hit)));
    body_builder body;
    body.text(R"({"messages":)").list(hits);
    append_list(body, "referenced", page.referenced);
    append_list(body, "following", page.following);
    if (!page.next.empty()) {
        std::string quoted;
        append_json_string(quoted, page.next);
        body.text(R"(,"next":)").text(quoted);
    }
    body.text("}");
    return http::response::json(200, body.take());
}

}  // namespace

http::async<answer> search_messages(services& with, request_ptr asked, actor who) {
    const auto viewer = viewer_of(with, who);
    if (!viewer) co_return std::unexpected(viewer.error());
    auto wanted = read_search(with, *asked, **viewer);
    if (!wanted) co_return std::unexpected(wanted.error());
    if (auto fine = with.limiter.allow_search(who.name); !fine)
        co_return refuse_for_now(fine.error().retry_after);
    const search_query what = wanted->what.what;
    question<search_page> search = [wanted = std::move(wanted->what)](reader& from) {
        return from.search(wanted);
    };
    auto found = co_await ask(with, std::move(search));
    if (!found) co_return std::unexpected(found.error());
    const auto still = viewer_of(with, who);
    if (!still) co_return std::unexpected(still.error());
    for (auto* list : {&found->messages, &found->referenced, &found->following})
        drop_unseen(with, **still, *list);
    if (wanted->by == hit_order::best) keep_best(*found, what, wanted->count);
    co_return search_reply(what, *found);
}

}  // namespace snug::api
