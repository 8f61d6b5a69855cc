#include "store/mongo/log_document.hpp"

namespace snug::mongo {

namespace {

document event(const char* kind) {
    return of("kind", kind);
}

document message_event(const char* kind, const message& what) {
    document made = event(kind);
    made.put("message", what.id).put("channel", what.channel.value()).put("seq", what.seq);
    return made;
}

document channel_event(const char* kind, const channel_id& where) {
    document made = event(kind);
    made.put("channel", where.value());
    return made;
}

document sight_event(const char* kind, const channel_id& where, const username& who) {
    document made = channel_event(kind, where);
    made.put("user", who.value());
    return made;
}

template <class Reaction>
document reaction_event(const char* kind, const Reaction& what) {
    document made = sight_event(kind, what.channel, what.user);
    made.put("message", what.id).put("seq", what.seq).put("word", what.emoji);
    return made;
}

document member_event(const char* kind, const username& who) {
    document made = event(kind);
    made.put("user", who.value());
    return made;
}

document emoji_event(const char* kind, const std::string& name) {
    document made = event(kind);
    made.put("word", name);
    return made;
}

document shelf_event(const char* kind, const file_id& item) {
    document made = event(kind);
    made.put("word", item.value());
    return made;
}

/// One overload per change that somebody else hears of.
struct to_event_document {
    using maybe = std::optional<document>;

    maybe operator()(const message_posted& c) const {
        return message_event(kind::message_posted, c.message);
    }
    maybe operator()(const message_edited& c) const {
        return message_event(kind::message_edited, c.message);
    }
    maybe operator()(const message_deleted& c) const {
        return message_event(kind::message_deleted, c.tombstone);
    }
    maybe operator()(const reaction_added& c) const {
        return reaction_event(kind::reaction_added, c);
    }
    maybe operator()(const reaction_removed& c) const {
        return reaction_event(kind::reaction_removed, c);
    }
    maybe operator()(const channel_created& c) const {
        return channel_event(kind::channel_created, c.channel.id);
    }
    maybe operator()(const channel_updated& c) const {
        return channel_event(kind::channel_updated, c.channel.id);
    }
    maybe operator()(const channel_opened& c) const {
        return channel_event(kind::channel_opened, c.channel.id);
    }
    maybe operator()(const channel_closed& c) const {
        return channel_event(kind::channel_closed, c.channel.id);
    }
    maybe operator()(const channel_deleted& c) const {
        return channel_event(kind::channel_deleted, c.channel);
    }
    maybe operator()(const channel_let_in& c) const {
        return sight_event(kind::channel_let_in, c.channel, c.user);
    }
    maybe operator()(const channel_put_out& c) const {
        return sight_event(kind::channel_put_out, c.channel, c.user);
    }
    maybe operator()(const member_joined& c) const {
        return member_event(kind::member_joined, c.member.name);
    }
    maybe operator()(const member_updated& c) const {
        return member_event(kind::member_updated, c.member.name);
    }
    maybe operator()(const member_left& c) const {
        document made = member_event(kind::member_left, c.user);
        made.put("word", to_word(c.why));
        return made;
    }
    maybe operator()(const emoji_added& c) const {
        return emoji_event(kind::emoji_added, c.emoji.name);
    }
    maybe operator()(const emoji_removed& c) const {
        return emoji_event(kind::emoji_removed, c.name);
    }
    maybe operator()(const server_updated&) const { return event(kind::server_updated); }

    maybe operator()(const setup_done&) const { return event(kind::setup_done); }
    maybe operator()(const session_closed& c) const {
        document made = member_event(kind::session_closed, c.user);
        made.put("session", c.id).put("word", c.reason);
        return made;
    }
    maybe operator()(const read_marked& c) const {
        document made = channel_event(kind::read_marked, c.channel);
        made.put("user", c.user.value()).put("seq", c.seq);
        return made;
    }

    maybe operator()(const notify_set& c) const {
        return sight_event(kind::notify_set, c.channel, c.user);
    }

    maybe operator()(const message_saved& c) const {
        document made = sight_event(kind::message_saved, c.channel, c.user);
        made.put("message", c.id).put("on", c.saved);
        return made;
    }
    maybe operator()(const block_set& c) const {
        document made = member_event(kind::block_set, c.block.by);
        made.put("target", c.block.whom.value()).put("on", c.blocked);
        return made;
    }

    maybe operator()(const shelf_put& c) const { return shelf_event(kind::shelf_put, c.item.id); }
    maybe operator()(const shelf_removed& c) const {
        return shelf_event(kind::shelf_removed, c.id);
    }

    // Their own node has written them, the others ask when they need them.
    maybe operator()(const posted_slowly&) const { return {}; }
    maybe operator()(const ban_set&) const { return {}; }
    maybe operator()(const status_chosen&) const { return {}; }  // letters tell of it
    maybe operator()(const file_kept&) const { return {}; }
    maybe operator()(const file_known&) const { return {}; }  // its message is edited as well
    maybe operator()(const file_dropped&) const { return {}; }
    maybe operator()(const shelf_used&) const { return {}; }
    maybe operator()(const favourite_set&) const { return {}; }
    maybe operator()(const audit_noted&) const { return {}; }
    maybe operator()(const setup_token_set&) const { return {}; }
    maybe operator()(const password_set&) const { return {}; }
    maybe operator()(const session_opened&) const { return {}; }
    maybe operator()(const session_used&) const { return {}; }
    maybe operator()(const invite_created&) const { return {}; }
    maybe operator()(const invite_used&) const { return {}; }
    maybe operator()(const invite_revoked&) const { return {}; }
    maybe operator()(const link_created&) const { return {}; }
    maybe operator()(const links_dropped&) const { return {}; }
};

logged_event to_logged_event(const view& from) {
    logged_event made;
    made.pos = from.count("pos");
    made.kind = from.text("kind");
    made.message = from.id("message");
    made.channel = channel_id(from.text("channel"));
    made.user = username(from.text("user"));
    made.seq = from.count("seq");
    made.target = username(from.text("target"));
    made.word = from.text("word");
    made.on = from.flag("on");
    made.session = from.text("session");
    return made;
}

}  // namespace

std::optional<document> to_event(const change& what) {
    return std::visit(to_event_document{}, what);
}

document to_document(std::int64_t turn,
                     wall_time at,
                     const authorship& by,
                     const std::vector<committed>& changes) {
    array events;
    position last = 0;
    for (const committed& one : changes) {
        auto told = to_event(one.what);
        if (!told) continue;
        if (one.pos != 0) told->put("pos", last = one.pos);
        events.add(*told);
    }
    document made;
    made.put("_id", turn).put("at", at).put("node", by.node).put("attempt", by.attempt);
    if (last != 0) made.put("last", last);  // what lacks it is not in the index
    made.put("events", events);
    return made;
}

logged_group to_logged_group(const view& from) {
    logged_group made;
    made.turn = from.number("_id");
    made.last = from.count("last");
    made.at = from.time("at");
    made.by = {from.text("node"), from.number("attempt")};
    from.child("events").each_child(
        [&](std::string_view, const view& one) { made.events.push_back(to_logged_event(one)); });
    return made;
}

}  // namespace snug::mongo
