#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/signing_in.hpp"
#include "base/json.hpp"
#include "domain/permission.hpp"
#include "live/wire_channel.hpp"
#include "live/wire_gif.hpp"
#include "live/wire_message.hpp"

namespace snug::api {

namespace {

struct saved_place {
    message_id id;
    channel_id channel;
};

/// What the store alone knows of somebody, and no page of words has. Bounded by what a person may
/// save, by the channels, by the sessions of a person, and by the shelf.
struct own_things {
    std::vector<saved_place> saved;  // the last saved first
    std::vector<read_state> reads;
    std::vector<session> sessions;
    std::vector<shelved> favourites;
    std::vector<shelved> put_there;  // on the shelf, by himself
};

result<std::vector<saved_place>> all_saved_of(reader& from, const username& who) {
    std::vector<saved_place> all;
    std::string before;
    do {
        const auto page = from.saved_of(who, before, limits::page_size_max);
        if (!page) return std::unexpected(page.error());
        for (const message& one : page->messages)
            all.push_back({one.id, one.channel});
        before = page->next;
    } while (!before.empty() && all.size() < limits::saved_per_person_max);
    return all;
}

/// One look at the whole shelf, which is bounded.
result<void> add_shelf(reader& from, const username& who, own_things& to) {
    shelf_request wanted;
    wanted.viewer = who;
    wanted.by = shelf_request::order::newest;
    wanted.limit = limits::shelf_items_max;
    auto all = from.shelf(wanted);
    if (!all) return std::unexpected(all.error());
    for (shelf_item& one : all->items) {
        if (one.what.by == who) to.put_there.push_back(one.what);
        if (one.favourite) to.favourites.push_back(std::move(one.what));
    }
    return {};
}

result<own_things> things_of(reader& from, const username& who) {
    auto saved = all_saved_of(from, who);
    if (!saved) return std::unexpected(saved.error());
    auto reads = from.reads_of(who);
    if (!reads) return std::unexpected(reads.error());
    auto sessions = from.sessions_of(who);
    if (!sessions) return std::unexpected(sessions.error());
    own_things made{std::move(*saved), std::move(*reads), std::move(*sessions), {}, {}};
    if (auto added = add_shelf(from, who, made); !added) return std::unexpected(added.error());
    return made;
}

/// `,"name":[…]`, each entry by `append(text, one)`.
template <class Range, class Append>
void append_list(std::string& text, std::string_view name, const Range& of, Append append) {
    text += ",\"";
    text += name;
    text += "\":[";
    bool first = true;
    for (const auto& one : of) {
        if (!std::exchange(first, false)) text += ',';
        append(text, one);
    }
    text += ']';
}

void append_saved(std::string& text, const saved_place& one) {
    json_writer json(text);
    json.begin_object().key("_id").value(to_hex(one.id));
    json.key("channel").value(one.channel.value()).end_object();
}

/// Whose favourite it is need not be said to him.
void append_shelved(std::string& text, const shelved& one) {
    append_gif(text, one, std::nullopt);
}

void append_things(std::string& text, const own_things& mine, std::string_view session_id) {
    append_list(text, "saved", mine.saved, append_saved);
    append_list(text, "reads", mine.reads, append_marks);
    append_list(text, "sessions", mine.sessions, [&](std::string& out, const session& one) {
        append_session(out, one, session_id);
    });
    append_list(text, "favourites", mine.favourites, append_shelved);
    append_list(text, "gifs", mine.put_there, append_shelved);
}

}  // namespace

http::async<answer> export_me(services& with, request_ptr asked, actor who) {
    if (auto fine = with.limiter.allow_search(who.name); !fine)
        co_return refuse_for_now(fine.error().retry_after);
    const std::string after(asked->query.find("after").value_or(""));
    question<mention_page> said = [name = who.name, after](reader& from) {
        return from.said_by(name, after, limits::cleaned_messages_max);
    };
    const auto page = co_await ask(with, std::move(said));
    if (!page) co_return std::unexpected(page.error());
    std::optional<own_things> things;  // with the first page
    if (after.empty()) {
        question<own_things> kept = [name = who.name](reader& from) {
            return things_of(from, name);
        };
        auto found = co_await ask(with, std::move(kept));
        if (!found) co_return std::unexpected(found.error());
        things = std::move(*found);
    }
    const auto me = viewer_of(with, who);
    if (!me) co_return std::unexpected(me.error());
    std::string text = R"({"me":)" + member_json(**me);
    append_list(
        text,
        "blocked",
        with.seen().blocked_by(who.name),
        [](std::string& out, const username& name) { append_json_string(out, name.value()); });
    if (things) {
        // The store also keeps marks of channels that he does not see at present.
        std::erase_if(things->reads, [&](const read_state& one) {
            const channel* where = with.seen().find_channel(one.channel);
            return where == nullptr || !may_see(**me, *where);
        });
        append_things(text, *things, who.session);
        text += R"(,"presence":)";
        append_status(text, with.hub.present().chosen_of(who.name));
    }
    append_list(text, "messages", page->messages, [](std::string& out, const message& one) {
        append_message(out, one);
    });
    if (!page->next.empty()) {
        text += R"(,"next":)";
        append_json_string(text, page->next);
    }
    co_return done(text + '}');
}

}  // namespace snug::api
