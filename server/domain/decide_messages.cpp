#include "domain/permission.hpp"
#include "domain/rules.hpp"

#include <algorithm>

namespace snug::rules {

namespace {

/// Whether words may be put into `where` by `who` just now.
result<void> check_may_write(const member& who, const channel& where, wall_time at) {
    if (where.archived) return refuse(errc::archived);
    if (who.muted_until && *who.muted_until > at) return refuse(errc::muted);
    if (where.moderators_post && !may(who.role, action::post_when_restricted)) {
        return refuse(errc::forbidden, "Only moderators post here.");
    }
    return {};
}

result<std::optional<reply_target>> find_reply_target(const facts& known,
                                                      const send_message& wanted) {
    if (!wanted.reply_to) return std::nullopt;
    const auto found = known.messages.find(*wanted.reply_to);
    if (found == known.messages.end() || found->second.channel != wanted.channel) {
        return refuse(errc::invalid_field, "There is no such message here.", "reply_to");
    }
    const message& original = found->second;
    return reply_target{original.id, original.seq, original.author};
}

result<decision> repeat(const facts& known,
                        const send_message& wanted,
                        const known_nonce& earlier) {
    const auto stored = known.messages.find(earlier.id);
    if (earlier.body != body_hash(wanted) || stored == known.messages.end()) {
        return refuse(errc::nonce_reused, "That nonce was used for another message.", "nonce");
    }
    decision made;
    made.repeated = true;
    made.message = stored->second;
    made.message->nonce = wanted.nonce;
    return made;
}

message make_message(const send_message& wanted, const channel& where) {
    message made;
    made.channel = where.id;
    made.seq = where.last_seq + 1;
    made.at = wanted.at;
    made.id = make_message_id(wanted.at, where.no, made.seq);
    made.author = wanted.actor;
    made.content = wanted.content;
    made.nonce = wanted.nonce;
    return made;
}

/// The named message of a channel that the actor sees.
struct found_message {
    const member* actor;
    const channel* where;
    const message* held;
};

template <class Intent>
result<found_message> find_message(const facts& known, const Intent& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const auto where = channel_for(known, **actor, wanted.channel);
    if (!where) return std::unexpected(where.error());
    const auto found = known.messages.find(wanted.id);
    if (found == known.messages.end() || found->second.channel != wanted.channel) {
        return refuse(errc::not_found);
    }
    return found_message{*actor, *where, &found->second};
}

message make_tombstone(const message& of) {
    message tombstone;
    tombstone.id = of.id;
    tombstone.channel = of.channel;
    tombstone.seq = of.seq;
    tombstone.at = of.at;          // part of the id
    tombstone.author = of.author;  // replies name whom they answer, also when the words are gone
    tombstone.deleted = true;
    return tombstone;
}

}  // namespace

result<decision> decide(const facts& known, const send_message& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const auto where = channel_for(known, **actor, wanted.channel);
    if (!where) return std::unexpected(where.error());

    decision made;
    if (!wanted.nonce.empty()) {
        // Before any other refusal: what was acknowledged once stays acknowledged, whatever changed
        // since.
        made.nonce_as = make_nonce_key(wanted.actor, wanted.nonce);
        const auto earlier = known.nonces.find(*made.nonce_as);
        if (earlier != known.nonces.end()) return repeat(known, wanted, earlier->second);
    }
    if (const auto fine = check_may_write(**actor, **where, wanted.at); !fine) {
        return std::unexpected(fine.error());
    }
    auto reply_to = find_reply_target(known, wanted);
    if (!reply_to) return std::unexpected(reply_to.error());

    message posted = make_message(wanted, **where);
    posted.reply_to = std::move(*reply_to);
    if (made.nonce_as) made.nonce = known_nonce{posted.id, posted.channel, body_hash(wanted)};
    const sequence seq = posted.seq;
    made.changes.reserve(2);
    made.changes.emplace_back(message_posted{std::move(posted)});
    made.changes.emplace_back(read_marked{wanted.actor, wanted.channel, seq});
    return made;
}

result<decision> decide(const facts& known, const edit_message& wanted) {
    const auto found = find_message(known, wanted);
    if (!found) return std::unexpected(found.error());
    const message& before = *found->held;
    if (before.deleted) return refuse(errc::not_found);
    if (before.system != system_kind::none || before.author != wanted.actor) {
        return refuse(errc::forbidden, "Only its author may edit a message.");
    }
    if (const auto fine = check_may_write(*found->actor, *found->where, wanted.at); !fine) {
        return std::unexpected(fine.error());
    }
    decision made;
    if (before.content == wanted.content) {  // a retry, or nothing new to say
        made.message = before;
        return made;
    }
    message edited = before;
    edited.content = wanted.content;
    edited.edited = wanted.at;
    made.changes.emplace_back(message_edited{std::move(edited)});
    return made;
}

result<decision> decide(const facts& known, const delete_message& wanted) {
    const auto found = find_message(known, wanted);
    if (!found) return std::unexpected(found.error());
    const message& before = *found->held;
    const bool own = before.system == system_kind::none && before.author == wanted.actor;
    if (!own && !may(found->actor->role, action::delete_others_messages)) {
        return refuse(errc::forbidden, "Only its author or a moderator may delete a message.");
    }
    decision made;
    if (!before.deleted) made.changes.emplace_back(message_deleted{make_tombstone(before)});
    return made;
}

result<decision> decide(const facts& known, const mark_read& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const auto where = channel_for(known, **actor, wanted.channel);
    if (!where) return std::unexpected(where.error());
    decision made;
    const sequence seq = std::min(wanted.seq, (*where)->last_seq);
    made.changes.emplace_back(read_marked{wanted.actor, wanted.channel, seq});
    return made;
}

}  // namespace snug::rules
