#include "live/live_event.hpp"

#include "domain/permission.hpp"
#include "live/wire_channel.hpp"
#include "live/wire_emoji.hpp"
#include "live/wire_event.hpp"
#include "live/wire_member.hpp"
#include "live/wire_message.hpp"

namespace snug {

namespace {

/// Builds the event of one change; one operator per kind.
class event_maker {
public:
    event_maker(const world& seen, position pos, const shared_bytes& message_json)
        : seen_(seen), at_{seen.epoch(), pos}, id_(to_text(at_)), message_json_(message_json) {
        made_.pos = pos;
        made_.to = {.who = audience::kind::nobody};  // until it is said
    }

    live_event take() { return std::move(made_); }

    void operator()(const message_posted& what) { about_message(what.message, true); }
    void operator()(const message_edited& what) { about_message(what.message, false); }
    void operator()(const message_deleted& what) { about_message(what.tombstone, false); }

    void operator()(const reaction_added& what) { about_reaction("reaction_added", what); }
    void operator()(const reaction_removed& what) { about_reaction("reaction_removed", what); }

    void operator()(const channel_created& what) {
        about_channel("channel_created", what.channel);
        // A closed one comes into the sight of its first members.
        made_.sight = is_closed(what.channel) ? sight::opened : sight::created;
    }
    void operator()(const channel_updated& what) { about_channel("channel_updated", what.channel); }
    void operator()(const channel_opened& what) {
        about_channel("channel_updated", what.channel);
        made_.sight = sight::opened;
    }
    void operator()(const channel_closed& what) {
        about_channel("channel_updated", what.channel);
        made_.sight = sight::closed;
        made_.guests_unknown = true;
    }
    void operator()(const channel_deleted& what) {
        made_.frame = deleted_channel_frame(what.channel, id_);
        to_those_who_see(what.channel);
        made_.guests_unknown = true;
    }
    void operator()(const channel_let_in& what) { about_sight(sight::let_in, what); }
    void operator()(const channel_put_out& what) { about_sight(sight::put_out, what); }

    void operator()(const member_joined& what) {
        about_member("member_joined", what.member);
        // Nobody invited him: he may have been forgotten until then, which guests were told.
        made_.guests_unknown = !what.member.invited_by;
    }
    void operator()(const member_updated& what) {
        about_member("member_updated", what.member);
        made_.anew = {what.member.name};  // whether it changes his rank cannot be asked any more
        made_.guests_unknown = true;
    }
    void operator()(const member_left& what) {
        std::string data;
        made_.anew = {what.user};  // brought back, he is in no channel that he was in
        append_departure(data, what.user, to_word(what.why));
        made_.frame = make_frame("member_left", data, id_);
        // That somebody is forgotten concerns all who may read what he said.
        const bool is_forgotten = what.why == departure::deleted;
        made_.to = {.who = is_forgotten ? audience::kind::everybody
                                        : audience::kind::who_see_everybody};
        made_.guests_unknown = !is_forgotten;
    }

    void operator()(const emoji_added& what) {
        std::string data;
        append_own_emoji(data, what.emoji);
        made_.frame = make_frame("emoji_added", data, id_);
        made_.to = {.who = audience::kind::everybody};
        made_.emoji = what.emoji.name;
    }
    void operator()(const emoji_removed& what) {
        made_.frame = removed_emoji_frame(what.name, id_);
        made_.to = {.who = audience::kind::everybody};
        made_.emoji = what.name;
    }

    void operator()(const server_updated&) {
        std::string data;
        append_server(data, seen_.server(), seen_.upload_max());
        made_.frame = make_frame("server_updated", data, id_);
        made_.to = {.who = audience::kind::everybody};
    }

    void operator()(const auto&) {}  // quiet: no event

private:
    void about_message(const message& what, bool is_new) {
        const shared_bytes json = message_json_ ? message_json_ : encode_message(what);
        made_.frame = make_message_frame(what, json, at_, is_new);
        to_those_who_see(what.channel);
        made_.for_quiet = is_new || what.deleted;
        made_.about = what.id;
    }

    void about_channel(std::string_view name, const channel& what) {
        const channel* now = seen_.find_channel(what.id);
        std::string data;
        append_channel(data, now != nullptr ? *now : what);
        made_.frame = make_frame(name, data, id_);
        to_those_who_see(what.id);
    }

    /// To the others who see a closed channel it is a change of its members; an open one names
    /// none.
    template <class Change>
    void about_sight(sight how, const Change& what) {
        const channel* where = seen_.find_channel(what.channel);
        if (where != nullptr && is_closed(*where)) about_channel("channel_updated", *where);
        to_those_who_see(what.channel);
        made_.sight = how;
        made_.person = what.user;
        made_.guests_unknown = true;
    }

    template <class Change>
    void about_reaction(std::string_view name, const Change& what) {
        std::string data;
        append_reaction(data, what);
        made_.frame = make_frame(name, data, id_);
        made_.about = what.id;
        to_those_who_see(what.channel);
    }

    void to_those_who_see(const channel_id& where) {
        made_.to = {.who = audience::kind::who_see_channel, .channel = where};
        made_.channel = where;
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

shared_bytes make_message_frame(const message& what,
                                const shared_bytes& json,
                                const cursor& at,
                                bool is_new) {
    std::string_view name = is_new ? "" : "message_edited";
    if (what.deleted) name = "message_deleted";
    return make_frame(name, *json, to_text(at));
}

}  // namespace snug
