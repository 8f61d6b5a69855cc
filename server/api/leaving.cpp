#include "api/catch_up.hpp"
#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/signing_in.hpp"
#include "live/wire_message.hpp"

namespace snug::api {

namespace {

/// What somebody who leaves wants to happen with what is his.
enum class parting : std::uint8_t {
    leave,   // all stays: a moderator's link brings him back
    forget,  // the profile goes, the words stay
    erase,   // the words go too
};

result<parting> read_parting(const http::request& asked) {
    const auto words = asked.query.find("words");
    if (!words) return parting::leave;
    if (*words == "keep") return parting::forget;
    if (*words == "remove") return parting::erase;
    return refuse(errc::invalid_field, "keep or remove.", "words");
}

http::async<result<mention_page>> page_of(services& with, username who, std::string after) {
    question<mention_page> said = [who = std::move(who), after = std::move(after)](reader& from) {
        return from.said_by(who, after, limits::cleaned_messages_max);
    };
    return ask(with, std::move(said));
}

/// All he ever said, a group after the other. When it is cut short he is still in and can go on.
http::async<result<void>> erase_words(services& with, username who) {
    std::string after;
    do {
        const auto page = co_await page_of(with, who, after);
        if (!page) co_return std::unexpected(page.error());
        delete_messages_of wanted{who, who, {}, with.now()};
        for (const message& one : page->messages)
            wanted.ids.push_back(one.id);
        const auto made = co_await submit(with, std::move(wanted));
        if (!made) co_return std::unexpected(made.error());
        after = page->next;
    } while (!after.empty());
    co_return result<void>{};
}

}  // namespace

http::async<answer> leave(services& with, request_ptr asked, actor who) {
    const auto how = read_parting(*asked);
    if (!how) co_return std::unexpected(how.error());
    co_await catch_up(with);  // the other owner may have gone on another server
    const auto me = viewer_of(with, who);
    if (!me) co_return std::unexpected(me.error());
    // The rule says so too, but by then the words would be gone.
    if ((*me)->role == role::owner && with.seen().owner_count() < 2) {
        co_return refuse(errc::last_owner, "Make somebody else an owner first.");
    }
    if (*how == parting::erase) {
        const auto erased = co_await erase_words(with, who.name);
        if (!erased) co_return std::unexpected(erased.error());
    }
    remove_member wanted{who.name, who.name, with.now(), *how != parting::leave};
    const auto made = co_await submit(with, std::move(wanted));
    if (!made) co_return std::unexpected(made.error());
    auto reply = http::response::no_content();
    clear_cookie(*asked, reply);
    co_return reply;
}

http::async<answer> export_me(services& with, request_ptr asked, actor who) {
    if (auto fine = with.limiter.allow_search(who.name); !fine)
        co_return refuse_for_now(fine.error().retry_after);
    const std::string after(asked->query.find("after").value_or(""));
    const auto page = co_await page_of(with, who.name, after);
    if (!page) co_return std::unexpected(page.error());
    const auto me = viewer_of(with, who);
    if (!me) co_return std::unexpected(me.error());
    std::string text = R"({"me":)" + member_json(**me) + R"(,"blocked":[)";
    bool first = true;
    for (const username& name : with.seen().blocked_by(who.name)) {
        if (!std::exchange(first, false)) text += ',';
        append_json_string(text, name.value());
    }
    text += R"(],"messages":[)";
    first = true;
    for (const message& one : page->messages) {
        if (!std::exchange(first, false)) text += ',';
        append_message(text, one);
    }
    text += ']';
    if (!page->next.empty()) {
        text += R"(,"next":)";
        append_json_string(text, page->next);
    }
    co_return done(text + '}');
}

}  // namespace snug::api
