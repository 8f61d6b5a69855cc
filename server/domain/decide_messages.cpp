#include "base/limits.hpp"
#include "domain/permission.hpp"
#include "domain/rules.hpp"
#include "domain/text.hpp"

#include <algorithm>

namespace snug::rules {

namespace {

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

/// All others who see the channel and have at least the role: an owner looks after the place too.
void add_of_role(const facts& known,
                 const member& by,
                 role least,
                 const channel& where,
                 std::vector<std::string>& found) {
    std::vector<std::string> called;
    for (const auto& [name, who] : known.members)
        if (name != by.name && who.role >= least && may_see(who, where))
            called.push_back(name.value());
    std::ranges::sort(called);
    found.insert(found.end(), called.begin(), called.end());
}

void keep_first_of_each(std::vector<std::string>& names) {
    std::vector<std::string> kept;
    for (std::string& name : names)
        if (std::ranges::find(kept, name) == kept.end()) kept.push_back(std::move(name));
    names = std::move(kept);
}

/// Those called in `content` whom it reaches: who does not see the channel is not called, and it
/// does not show whether he is there. A role stands for those who have it now.
result<std::vector<std::string>> find_mentions(const facts& known,
                                               const member& by,
                                               const channel& where,
                                               std::string_view content) {
    std::vector<std::string> found;
    for (std::string& name : mentions_of(content)) {
        if (const auto least = called_role(name)) {
            add_of_role(known, by, *least, where, found);
            continue;
        }
        if (name.starts_with('@')) {
            if (may(by.role, action::call_everyone)) found.push_back(std::move(name));
            continue;
        }
        const auto who = known.members.find(username(name));
        if (who == known.members.end() || !may_see(who->second, where)) continue;
        found.push_back(std::move(name));
    }
    keep_first_of_each(found);
    if (found.size() <= limits::mentions_per_message_max) return found;
    return refuse(errc::invalid_content, "A message calls up to 50 people.", "content");
}

std::vector<username> find_here(const facts& known,
                                const send_message& wanted,
                                const channel& where,
                                const std::vector<std::string>& mentions) {
    std::vector<username> here;
    if (std::ranges::find(mentions, "@here") == mentions.end()) return here;
    for (const username& name : wanted.connected) {
        const auto who = known.members.find(name);
        const bool hears = who != known.members.end() && may_see(who->second, where);
        if (hears && name != wanted.actor) here.push_back(name);
    }
    std::ranges::sort(here);
    return here;
}

bool names(const std::vector<std::string>& mentions, const username& who) {
    return std::ranges::find(mentions, who.value()) != mentions.end();
}

/// Whom a reply calls besides those it names: the author of what it answers, if he can see it.
void call_answered(const facts& known, const member& by, const channel& where, message& posted) {
    const auto original = known.messages.find(posted.reply_to->id);
    if (original == known.messages.end() || original->second.outside) return;
    if (original->second.deleted || original->second.system != system_kind::none) return;
    const auto who = known.members.find(posted.reply_to->author);
    if (who == known.members.end() || who->first == by.name) return;
    if (!may_see(who->second, where) || names(posted.mentions, who->first)) return;
    posted.mentions.push_back(who->first.value());
}

/// Called by the reply itself and not by its words: an edit of those leaves it so.
bool is_called_as_answered(const message& reply) {
    if (!reply.reply_to || !names(reply.mentions, reply.reply_to->author)) return false;
    return !names(mentions_of(reply.content), reply.reply_to->author);
}

std::unexpected<error> refuse_wordless() {
    return refuse(errc::invalid_content, "A message has 1 to 4000 characters.", "content");
}

/// Fills in whose words are passed on, or who is called: what is passed on calls nobody.
result<void> add_words(const facts& known,
                       const send_message& wanted,
                       const member& actor,
                       const channel& where,
                       message& posted) {
    if (wanted.forward) {
        const auto source = find_forwarded(known, actor, wanted);
        if (!source) return std::unexpected(source.error());
        posted.content = (*source)->content;
        posted.forwarded = origin_of(**source);
        auto copies = copy_attached(**source, wanted);
        if (!copies) return std::unexpected(copies.error());
        posted.attachments = std::move(*copies);
        return {};
    }
    auto attached = find_attached(known, wanted);
    if (!attached) return std::unexpected(attached.error());
    posted.attachments = std::move(*attached);
    if (wanted.content.empty() && posted.attachments.empty()) return refuse_wordless();
    auto mentions = find_mentions(known, actor, where, wanted.content);
    if (!mentions) return std::unexpected(mentions.error());
    posted.mentions = std::move(*mentions);
    posted.here = find_here(known, wanted, where, posted.mentions);
    if (posted.reply_to && wanted.ping) call_answered(known, actor, where, posted);
    return {};
}

/// In a channel with its own pace everybody but moderators waits between two posts.
result<void> check_pace(const facts& known, const member& who, const channel& where, wall_time at) {
    if (where.slow_mode_s == 0 || may(who.role, action::post_when_restricted)) return {};
    const auto last = known.slow_posts.find({who.name, where.id});
    if (last == known.slow_posts.end()) return {};
    const auto next = last->second + std::chrono::seconds(where.slow_mode_s);
    if (next <= at) return {};
    error slow{errc::slow_mode, {}, {}, std::chrono::ceil<std::chrono::seconds>(next - at)};
    return std::unexpected(std::move(slow));
}

/// A talk that somebody took out of his list comes back with the next words.
void bring_to_light(const facts& known, decision& made, const channel& where) {
    if (!is_talk(where)) return;
    for (const username& name : where.members) {
        const auto chosen = known.notify.find({name, where.id});
        if (chosen == known.notify.end() || !chosen->second.hidden) continue;
        notify_settings now = chosen->second;
        now.hidden = false;
        made.changes.emplace_back(notify_set{name, where.id, now});
    }
}

/// Own words always; lines of the server and words of lower ones by moderators, but in no talk.
bool may_delete(const facts& known, const member& who, const channel& where, const message& what) {
    const bool is_line = what.system != system_kind::none;
    if (!is_line && is_by(what, who.name)) return true;
    if (is_talk(where) || !may(who.role, action::delete_others_messages)) return false;
    const auto author = known.members.find(what.author);
    return is_line || what.outside || author == known.members.end() ||
           outranks(who.role, author->second.role);
}

void add_deletion(decision& made, const member& by, const message& what, wall_time at) {
    made.changes.emplace_back(message_deleted{make_tombstone(what)});
    if (is_by(what, by.name)) return;
    note(made, {0, at, by.name, "message_deleted", what.author, what.channel, to_hex(what.id)});
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
    if (const auto fine = check_pace(known, **actor, **where, wanted.at); !fine) {
        return std::unexpected(fine.error());
    }
    if (const auto fine = check_no_block(known, **where); !fine) {
        return std::unexpected(fine.error());
    }
    auto reply_to = find_reply_target(known, wanted);
    if (!reply_to) return std::unexpected(reply_to.error());
    message posted = make_message(wanted, **where);
    posted.reply_to = std::move(*reply_to);
    if (const auto fine = add_words(known, wanted, **actor, **where, posted); !fine) {
        return std::unexpected(fine.error());
    }
    if (made.nonce_as) made.nonce = known_nonce{posted.id, posted.channel, body_hash(wanted)};
    const sequence seq = posted.seq;
    made.changes.reserve(2);
    made.changes.emplace_back(message_posted{std::move(posted)});
    made.changes.emplace_back(read_marked{wanted.actor, wanted.channel, seq});
    if ((*where)->slow_mode_s > 0) {
        made.changes.emplace_back(posted_slowly{wanted.actor, wanted.channel, wanted.at});
    }
    count_uses(known, wanted, made);
    bring_to_light(known, made, **where);
    return made;
}

result<decision> decide(const facts& known, const edit_message& wanted) {
    const auto found = find_message(known, wanted.actor, wanted.channel, wanted.id);
    if (!found) return std::unexpected(found.error());
    const message& before = *found->held;
    if (before.deleted) return refuse(errc::not_found);
    if (before.system != system_kind::none || !is_by(before, wanted.actor)) {
        return refuse(errc::forbidden, "Only its author may edit a message.");
    }
    if (before.forwarded) {
        return refuse(errc::forbidden, "What was passed on stays as its author wrote it.");
    }
    if (const auto fine = check_may_write(*found->actor, *found->where, wanted.at); !fine) {
        return std::unexpected(fine.error());
    }
    if (wanted.content.empty() && before.attachments.empty()) return refuse_wordless();
    decision made;
    if (before.content == wanted.content) {  // a retry, or nothing new to say
        made.message = before;
        return made;
    }
    auto mentions = find_mentions(known, *found->actor, *found->where, wanted.content);
    if (!mentions) return std::unexpected(mentions.error());
    message edited = before;
    edited.content = wanted.content;
    edited.mentions = std::move(*mentions);
    if (is_called_as_answered(before) && !names(edited.mentions, before.reply_to->author)) {
        edited.mentions.push_back(before.reply_to->author.value());
    }
    // An edit calls nobody who was not called before.
    if (std::ranges::find(edited.mentions, "@here") == edited.mentions.end()) edited.here.clear();
    edited.edited = wanted.at;
    made.changes.emplace_back(message_edited{std::move(edited)});
    return made;
}

result<decision> decide(const facts& known, const delete_message& wanted) {
    const auto found = find_message(known, wanted.actor, wanted.channel, wanted.id);
    if (!found) return std::unexpected(found.error());
    const message& before = *found->held;
    if (!may_delete(known, *found->actor, *found->where, before)) {
        return refuse(errc::forbidden, "Only its author or a moderator may delete a message.");
    }
    decision made;
    if (!before.deleted) add_deletion(made, *found->actor, before, wanted.at);
    return made;
}

result<decision> decide(const facts& known, const delete_messages_of& wanted) {
    const auto actor = actor_of(known, wanted.actor);
    if (!actor) return std::unexpected(actor.error());
    const bool own = wanted.actor == wanted.target;
    if (!own && !may((*actor)->role, action::delete_others_messages)) {
        return refuse(errc::forbidden);
    }
    const auto target = known.members.find(wanted.target);
    if (!own && target != known.members.end() && !outranks((*actor)->role, target->second.role)) {
        return refuse(errc::forbidden);
    }
    decision made;
    for (const message_id& id : wanted.ids) {
        const auto found = known.messages.find(id);
        if (found == known.messages.end() || found->second.deleted) continue;
        const message& what = found->second;
        const auto where = channel_for(known, **actor, what.channel);
        if (!where || !is_by(what, wanted.target) || what.system != system_kind::none) continue;
        if (own || !is_talk(**where))
            made.changes.emplace_back(message_deleted{make_tombstone(what)});
    }
    if (made.changes.empty() || own) return made;
    const std::string count = std::to_string(made.changes.size());
    note(made, {0, wanted.at, wanted.actor, "messages_cleaned", wanted.target, {}, count});
    return made;
}

}  // namespace snug::rules
