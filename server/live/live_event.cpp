#include "live/live_event.hpp"

#include "live/wire_channel.hpp"
#include "live/wire_member.hpp"
#include "live/wire_message.hpp"

#include <algorithm>
#include <iterator>

namespace snug {

namespace {

/// Builds the event of one change; one operator per kind.
class event_maker {
public:
    event_maker(const world& seen, position pos, const shared_bytes& message_json)
        : seen_(seen), at_{seen.epoch(), pos}, id_(to_text(at_)), message_json_(message_json) {
        made_.pos = pos;
        made_.to = {.who = audience::kind::one_person};  // nobody, until it is said
    }

    live_event take() { return std::move(made_); }

    void operator()(const message_posted& what) { about_message(what.message, true); }
    void operator()(const message_edited& what) { about_message(what.message, false); }
    void operator()(const message_deleted& what) { about_message(what.tombstone, false); }

    void operator()(const channel_created& what) { about_channel("channel_created", what.channel); }
    void operator()(const channel_updated& what) { about_channel("channel_updated", what.channel); }
    void operator()(const channel_let_in& what) {
        made_.to = {.who = audience::kind::one_person, .person = what.user};
        made_.personal_channel = what.channel;
        made_.guests_unknown = true;
    }

    void operator()(const member_joined& what) { about_member("member_joined", what.member); }
    void operator()(const member_updated& what) {
        about_member("member_updated", what.member);
        made_.changed_sight = what.member.name;
        made_.guests_unknown = true;
    }
    void operator()(const member_left& what) {
        std::string data;
        append_departure(data, what.user, to_word(what.why));
        made_.frame = make_frame("member_left", data, id_);
        made_.to = {.who = audience::kind::who_see_everybody};
        made_.guests_unknown = true;
    }

    void operator()(const server_updated&) {
        std::string data;
        append_server(data, seen_.server());
        made_.frame = make_frame("server_updated", data, id_);
        made_.to = {.who = audience::kind::everybody};
    }

    void operator()(const auto&) {}  // quiet: no event

private:
    void about_message(const message& what, bool is_new) {
        const shared_bytes json = message_json_ ? message_json_ : encode_message(what);
        made_.frame = make_message_frame(what, json, at_, is_new);
        made_.to = {.who = audience::kind::who_see_channel, .channel = what.channel};
        made_.for_quiet = is_new || what.deleted;
        made_.about = what.id;
    }

    void about_channel(std::string_view name, const channel& what) {
        const channel* now = seen_.find_channel(what.id);
        std::string data;
        append_channel(data, now != nullptr ? *now : what);
        made_.frame = make_frame(name, data, id_);
        made_.to = {.who = audience::kind::who_see_channel, .channel = what.id};
    }

    void about_member(std::string_view name, const member& what) {
        const member* now = seen_.find_member(what.name);
        if (now == nullptr) return;  // gone since; member_left follows
        std::string data;
        append_member(data, *now);
        made_.frame = make_frame(name, data, id_);
        made_.to = {.who = audience::kind::who_see_member, .person = what.name};
    }

    const world& seen_;
    cursor at_;
    std::string id_;
    const shared_bytes& message_json_;
    live_event made_;
};

}  // namespace

live_event make_event(const world& seen, const committed& what, const shared_bytes& message_json) {
    event_maker maker(seen, what.pos, message_json);
    std::visit(maker, what.what);
    return maker.take();
}

std::optional<username> whose_sight(const change& what) {
    if (const auto* left = std::get_if<member_left>(&what)) return left->user;
    if (const auto* let_in = std::get_if<channel_let_in>(&what)) return let_in->user;
    if (const auto* updated = std::get_if<member_updated>(&what)) return updated->member.name;
    return std::nullopt;
}

void tell_guests(live_event& event,
                 const world& seen,
                 const username& whom,
                 const std::vector<username>& saw) {
    const std::vector<username> see = seen.guests_who_see(whom);
    const std::string id = to_text(cursor{seen.epoch(), event.pos});
    const member* now = seen.find_member(whom);
    event.guests_unknown = false;
    std::string data;
    std::ranges::set_difference(saw, see, std::back_inserter(event.guests));
    if (!event.guests.empty()) {
        if (now != nullptr) append_departure(data, whom, "hidden");
        event.for_guests = now == nullptr ? event.frame : make_frame("member_left", data, id);
        return;
    }
    std::ranges::set_difference(see, saw, std::back_inserter(event.guests));
    if (event.guests.empty()) return;
    append_member(data, *now);
    event.for_guests = make_frame("member_joined", data, id);
}

shared_bytes make_message_frame(const message& what,
                                const shared_bytes& json,
                                const cursor& at,
                                bool is_new) {
    std::string_view name = is_new ? "" : "message_edited";
    if (what.deleted) name = "message_deleted";
    return make_frame(name, *json, to_text(at));
}

}  // namespace snug
