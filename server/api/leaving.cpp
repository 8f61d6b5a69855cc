#include "api/catch_up.hpp"
#include "api/endpoints.hpp"
#include "api/limiter.hpp"
#include "api/signing_in.hpp"

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

/// All he ever said, a group after the other. When it is cut short he is still in and can go on.
http::async<result<void>> erase_words(services& with, username who) {
    std::string after;
    do {
        question<mention_page> said = [who, after](reader& from) {
            return from.said_by(who, after, limits::cleaned_messages_max);
        };
        const auto page = co_await ask(with, std::move(said));
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

}  // namespace snug::api
