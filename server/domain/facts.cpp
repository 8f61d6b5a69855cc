#include "domain/facts.hpp"

#include "domain/permission.hpp"
#include "domain/text.hpp"

#include <algorithm>

namespace snug {

namespace {

/// Parts are separated by NUL, which none of them can hold.
short_digest hash_parts(std::initializer_list<std::string_view> parts) {
    std::size_t size = 0;
    for (const std::string_view part : parts)
        size += part.size() + 1;
    std::string text;
    text.reserve(size);
    for (const std::string_view part : parts) {
        text += part;
        text += '\0';
    }
    return blake2b(text);
}

}  // namespace

nonce_key make_nonce_key(const username& author, std::string_view nonce) {
    return nonce_key(hash_parts({author.value(), nonce}));
}

body_digest body_hash(const send_message& sent) {
    const std::string_view reply = sent.reply_to ? as_view(sent.reply_to->value()) : "";
    // The reply comes last: it is binary, so nothing may follow it.
    return hash_parts({sent.channel.value(), sent.content, reply});
}

namespace {

/// One overload per intent that needs anything at all.
struct needs {
    fact_keys& keys;

    void operator()(const offer_setup&) const { keys.setup = true; }
    void operator()(const complete_setup& i) const {
        keys.setup = true;
        keys.users.insert(i.owner);
    }
    void operator()(const send_message& i) const {
        person_in(i.actor, i.channel);
        called(i.content);
        keys.users.insert(i.connected.begin(), i.connected.end());
        keys.slow_posts.insert({i.actor, i.channel});
        keys.hidden_in.insert(i.channel);
        if (i.reply_to) keys.messages.insert(*i.reply_to);
        if (!i.nonce.empty()) keys.nonces.insert(make_nonce_key(i.actor, i.nonce));
    }
    void operator()(const edit_message& i) const {
        person_in(i.actor, i.channel);
        called(i.content);
        keys.messages.insert(i.id);
    }
    void operator()(const delete_message& i) const {
        person_in(i.actor, i.channel);
        keys.messages.insert(i.id);
        keys.pins_of.insert(i.channel);
    }
    void operator()(const pin_message& i) const {
        person_in(i.actor, i.channel);
        keys.messages.insert(i.id);
        keys.pins_of.insert(i.channel);
    }
    void operator()(const react& i) const {
        person_in(i.actor, i.channel);
        keys.messages.insert(i.id);
        keys.reactions.insert({i.id, i.emoji, i.actor});
    }
    void operator()(const delete_messages_of& i) const {
        keys.users.insert(i.actor);
        keys.users.insert(i.target);
        keys.messages.insert(i.ids.begin(), i.ids.end());
        keys.channels_of.insert(i.actor);
    }
    void operator()(const mark_read& i) const { person_in(i.actor, i.channel); }
    void operator()(const set_notify& i) const {
        person_in(i.actor, i.channel);
        keys.notify.insert({i.actor, i.channel});
    }
    void operator()(const create_channel& i) const {
        keys.users.insert(i.actor);
        keys.users.insert(i.wanted.members.begin(), i.wanted.members.end());
        keys.channels.insert(i.wanted.id);
        keys.channel_numbers = true;
    }
    void operator()(const update_channel& i) const {
        person_in(i.actor, i.channel);
        keys.everybody = keys.everybody || i.is_private.has_value();  // opening tells all of them
    }
    void operator()(const delete_channel& i) const { person_in(i.actor, i.channel); }
    void operator()(const let_in& i) const {
        person_in(i.actor, i.channel);
        keys.users.insert(i.target);
    }
    void operator()(const put_out& i) const {
        person_in(i.actor, i.channel);
        keys.users.insert(i.target);
    }
    void operator()(const start_talk& i) const {
        keys.users.insert(i.actor);
        keys.users.insert(i.others.begin(), i.others.end());
        keys.channels.insert(i.id);
        keys.channels_of.insert(i.actor);
        keys.channel_numbers = true;
    }
    void operator()(const create_invite& i) const {
        keys.users.insert(i.actor);
        keys.channels.insert(i.invite.channels.begin(), i.invite.channels.end());
    }
    void operator()(const revoke_invite& i) const {
        keys.users.insert(i.actor);
        keys.invites.insert(i.code);
    }
    void operator()(const accept_invite& i) const {
        keys.invites.insert(i.code);
        keys.users.insert(i.name);
        keys.open_channels = true;
    }
    void operator()(const add_user& i) const {
        keys.setup = true;
        keys.users.insert(i.name);
        keys.open_channels = true;
    }
    void operator()(const open_session& i) const {
        sessions(i.session.user);
        if (i.checked_hash) keys.passwords_of.insert(i.session.user);
    }
    void operator()(const touch_session& i) const { sessions(i.user); }
    void operator()(const close_session& i) const { sessions(i.actor); }
    void operator()(const close_other_sessions& i) const { sessions(i.actor); }
    void operator()(const update_profile& i) const {
        keys.users.insert(i.actor);
        keys.everybody = keys.everybody || i.display_name.has_value();
    }
    void operator()(const change_password& i) const {
        sessions(i.actor);
        if (i.checked_hash) keys.passwords_of.insert(i.actor);
    }
    void operator()(const set_role& i) const {
        if (i.actor) keys.users.insert(*i.actor);
        keys.users.insert(i.target);
        keys.owner_count = true;
        keys.open_channels = true;
    }
    void operator()(const mute_member& i) const {
        keys.users.insert(i.actor);
        keys.users.insert(i.target);
    }
    void operator()(const ban_member& i) const { leaving(i.actor, i.target); }
    void operator()(const remove_member& i) const { leaving(i.actor, i.target); }
    void operator()(const create_link& i) const {
        if (i.actor) keys.users.insert(*i.actor);
        keys.users.insert(i.link.user);
    }
    void operator()(const use_link& i) const {
        keys.links.insert(i.code);
        keys.open_channels = true;
    }

private:
    void leaving(const username& actor, const username& target) const {
        keys.users.insert(actor);
        sessions(target);
        keys.channels_of.insert(target);
        keys.owner_count = true;
    }
    void called(std::string_view content) const {
        for (std::string& name : mentions_of(content))
            keys.users.insert(username(std::move(name)));
    }
    void person_in(const username& who, const channel_id& where) const {
        keys.users.insert(who);
        keys.channels.insert(where);
    }
    void sessions(const username& who) const {
        keys.users.insert(who);
        keys.sessions_of.insert(who);
    }
};

}  // namespace

void add_needs(fact_keys& keys, const intent& wanted) {
    std::visit(needs{keys}, wanted);
}

namespace {

void put_member(facts& known, const member& who) {
    const auto before = known.members.find(who.name);
    const bool was_owner = before != known.members.end() && before->second.role == role::owner;
    known.owner_count += (who.role == role::owner ? 1 : 0) - (was_owner ? 1 : 0);
    known.members.insert_or_assign(who.name, who);
    known.known_names.insert(who.name);
    known.gone_members.erase(who.name);
}

/// Where pins are counted at all: the group may not have asked.
void note_pin(facts& known, const message& now) {
    const auto count = known.pins.find(now.channel);
    const auto before = known.messages.find(now.id);
    const bool was = before != known.messages.end() && before->second.pinned;
    if (count == known.pins.end() || was == now.pinned) return;
    count->second += now.pinned ? 1 : -1UL;
}

bool is_counted(const channel& what) {
    return !is_talk(what);
}

/// One overload per change that a later intent of the group could see.
struct folding {
    facts& known;

    void operator()(const message_posted& c) const {
        const auto where = known.channels.find(c.message.channel);
        if (where != known.channels.end()) where->second.last_seq = c.message.seq;
        known.messages.insert_or_assign(c.message.id, c.message);
    }
    void operator()(const message_edited& c) const {
        note_pin(known, c.message);
        known.messages.insert_or_assign(c.message.id, c.message);
    }
    void operator()(const message_deleted& c) const {
        note_pin(known, c.tombstone);
        known.messages.insert_or_assign(c.tombstone.id, c.tombstone);
        std::erase_if(known.reactions,
                      [&c](const reaction_key& key) { return key.message == c.tombstone.id; });
    }
    void operator()(const reaction_added& c) const {
        known.reactions.insert({c.id, c.emoji, c.user});
        const auto found = known.messages.find(c.id);
        if (found == known.messages.end()) return;
        add_reaction(found->second.reactions, c.emoji, c.user);
        found->second.rev = c.rev;
    }
    void operator()(const reaction_removed& c) const {
        known.reactions.erase({c.id, c.emoji, c.user});
        const auto found = known.messages.find(c.id);
        if (found == known.messages.end()) return;
        remove_reaction(found->second.reactions, c.emoji, c.user);
        found->second.rev = c.rev;
    }
    void operator()(const channel_created& c) const {
        known.channels.insert_or_assign(c.channel.id, c.channel);
        known.last_channel_no = std::max(known.last_channel_no, c.channel.no);
        if (is_counted(c.channel)) ++known.channel_count;
    }
    void operator()(const channel_updated& c) const { put_channel(c.channel); }
    void operator()(const channel_opened& c) const { put_channel(c.channel); }
    void operator()(const channel_closed& c) const { put_channel(c.channel); }
    void operator()(const channel_deleted& c) const {
        const auto found = known.channels.find(c.channel);
        if (found == known.channels.end()) return;
        if (is_counted(found->second)) --known.channel_count;
        known.channels.erase(found);
    }
    void operator()(const channel_let_in& c) const {
        const auto where = known.channels.find(c.channel);
        if (where != known.channels.end()) let_in_to(where->second, c.user);
    }
    void operator()(const channel_put_out& c) const {
        const auto where = known.channels.find(c.channel);
        if (where != known.channels.end()) put_out_of(where->second, c.user);
    }
    void operator()(const member_joined& c) const { put_member(known, c.member); }
    void operator()(const member_updated& c) const { put_member(known, c.member); }
    void operator()(const member_left& c) const {
        const auto who = known.members.find(c.user);
        if (who == known.members.end()) return;
        if (who->second.role == role::owner) --known.owner_count;
        known.gone_members.insert_or_assign(c.user, who->second);
        if (c.why == departure::banned) known.banned.insert(c.user);
        known.members.erase(who);
        for (auto& [id, where] : known.channels)
            put_out_of(where, c.user);
    }
    void operator()(const posted_slowly& c) const {
        known.slow_posts.insert_or_assign({c.user, c.channel}, c.at);
    }
    void operator()(const ban_set& c) const {
        if (c.banned) {
            known.banned.insert(c.user);
        } else {
            known.banned.erase(c.user);
        }
    }
    void operator()(const notify_set& c) const {
        known.notify.insert_or_assign({c.user, c.channel}, c.settings);
    }
    void operator()(const audit_noted&) const {}
    void operator()(const server_updated&) const {}
    void operator()(const setup_token_set& c) const { known.setup_token = c.token; }
    void operator()(const setup_done&) const {
        known.set_up = true;
        known.setup_token.reset();
    }
    void operator()(const password_set& c) const {
        known.password_hashes.insert_or_assign(c.user, c.password_hash);
    }
    void operator()(const session_opened& c) const {
        known.sessions[c.session.user].push_back(c.session);
    }
    void operator()(const session_used& c) const {
        for (session& held : known.sessions[c.user]) {
            if (held.id == c.id) held.last_used = c.at;
        }
    }
    void operator()(const session_closed& c) const {
        std::erase_if(known.sessions[c.user], [&c](const session& s) { return s.id == c.id; });
    }
    void operator()(const invite_created& c) const {
        known.invites.insert_or_assign(c.invite.code, c.invite);
    }
    void operator()(const invite_used& c) const {
        const auto used = known.invites.find(c.code);
        if (used != known.invites.end()) ++used->second.uses;
    }
    void operator()(const invite_revoked& c) const {
        const auto revoked = known.invites.find(c.code);
        if (revoked != known.invites.end()) revoked->second.revoked = true;
    }
    void operator()(const link_created& c) const {
        known.links.insert_or_assign(c.link.code, c.link);
    }
    void operator()(const links_dropped& c) const {
        std::erase_if(known.links, [&c](const auto& entry) { return entry.second.user == c.user; });
    }
    void operator()(const read_marked&) const {}

private:
    void put_channel(const channel& what) const { known.channels.insert_or_assign(what.id, what); }
};

}  // namespace

void apply(facts& known, const change& what) {
    std::visit(folding{known}, what);
}

}  // namespace snug
