#include "domain/facts.hpp"

#include "domain/permission.hpp"

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
    // A control character, so that no words can be taken for it.
    if (sent.forward) {
        const std::string passed_on = '\x01' + to_hex(sent.forward->id);
        return hash_parts({sent.channel.value(), passed_on, reply});
    }
    std::string attached;  // a control character again, and lengths: names and texts are anybody's
    for (const attached_file& one : sent.attachments) {
        attached += '\x02' + one.id.value() + (one.spoiler ? '1' : '0');
        for (const std::string& text : {one.name, one.alt})
            attached += std::to_string(text.size()) + ':' + text;
    }
    if (!attached.empty()) {
        return hash_parts({sent.channel.value(), sent.content + attached, reply});
    }
    // The reply comes last: it is binary, so nothing may follow it.
    return hash_parts({sent.channel.value(), sent.content, reply});
}

namespace {

void put_member(facts& known, const member& who) {
    const auto before = known.members.find(who.name);
    const bool was_owner = before != known.members.end() && before->second.role == role::owner;
    known.owner_count += (who.role == role::owner ? 1 : 0) - (was_owner ? 1 : 0);
    known.members.insert_or_assign(who.name, who);
    known.known_names.insert(who.name);
    known.gone_members.erase(who.name);
    known.forgotten.erase(who.name);
}

/// Where pins are counted at all: the group may not have asked.
void note_pin(facts& known, const message& now) {
    const auto count = known.pins.find(now.channel);
    const auto before = known.messages.find(now.id);
    const bool was = before != known.messages.end() && before->second.pinned;
    if (count == known.pins.end() || was == now.pinned) return;
    count->second += now.pinned ? 1 : -1UL;
}

/// Of somebody who wanted to be forgotten only the name stays: nobody else may bear it.
member as_gone(member who, departure why) {
    if (why != departure::deleted) return who;
    member bare;
    bare.name = std::move(who.name);
    bare.role = who.role;
    bare.joined = who.joined;
    return bare;
}

bool is_counted(const channel& what) {
    return !is_talk(what);
}

/// One overload per change that a later intent of the group could see.
struct fold_into {
    facts& known;

    void operator()(const message_posted& c) const {
        const auto where = known.channels.find(c.message.channel);
        if (where != known.channels.end()) where->second.last_seq = c.message.seq;
        known.messages.insert_or_assign(c.message.id, c.message);
        for (const attachment& one : c.message.attachments) {
            const auto held = known.files.find(one.id);
            if (held == known.files.end()) continue;  // a copy: a name that nobody knows yet
            held->second.what = one;
            held->second.message = c.message.id;
            held->second.channel = c.message.channel;
            take_loose(held->second.by);
        }
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
        std::erase_if(known.files,
                      [&c](const auto& entry) { return entry.second.message == c.tombstone.id; });
        std::erase_if(known.saved, [&](const auto& key) {
            if (key.second != c.tombstone.id) return false;
            --known.saved_count[key.first];
            return true;
        });
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
        known.gone_members.insert_or_assign(c.user, as_gone(who->second, c.why));
        if (c.why == departure::banned) known.banned.insert(c.user);
        known.members.erase(who);
        if (c.why == departure::deleted) forget(c.user);
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
    void operator()(const message_saved& c) const {
        const auto key = std::pair(c.user, c.id);
        const bool changed = c.saved ? known.saved.insert(key).second : known.saved.erase(key) > 0;
        if (changed) known.saved_count[c.user] += c.saved ? 1 : -1UL;
    }
    void operator()(const block_set& c) const {
        if (c.blocked) {
            known.blocks.insert(c.block);
        } else {
            known.blocks.erase(c.block);
        }
    }
    void operator()(const emoji_added& c) const {
        known.emoji.insert_or_assign(c.emoji.name, c.emoji);
    }
    void operator()(const emoji_removed& c) const { known.emoji.erase(c.name); }
    void operator()(const status_chosen&) const {}
    void operator()(const file_kept& c) const {
        const bool is_new = known.files.insert_or_assign(c.file.what.id, c.file).second;
        const auto count = known.loose_files.find(c.file.by);
        if (is_new && count != known.loose_files.end()) ++count->second;
    }
    void operator()(const file_known& c) const {
        const auto held = known.files.find(c.id);
        if (held != known.files.end()) held->second.what.look = c.look;
    }
    void operator()(const file_dropped& c) const {
        const auto held = known.files.find(c.id);
        if (held == known.files.end()) return;
        take_loose(held->second.by);
        known.files.erase(held);
    }
    void operator()(const shelf_put& c) const { known.shelf.insert_or_assign(c.item.id, c.item); }
    void operator()(const shelf_removed& c) const {
        known.shelf.erase(c.id);
        std::erase_if(known.favourites, [&c](const favourite& one) { return one.item == c.id; });
    }
    void operator()(const shelf_used& c) const {
        const auto held = known.shelf.find(c.id);
        if (held != known.shelf.end()) ++held->second.uses;
    }
    void operator()(const favourite_set& c) const {
        if (c.on) {
            known.favourites.insert(c.what);
        } else {
            known.favourites.erase(c.what);
        }
    }
    void operator()(const audit_noted&) const {}
    void operator()(const server_updated& c) const { known.server = c.server; }
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
    /// Where they are counted at all: the group may not have asked.
    void take_loose(const username& of) const {
        const auto count = known.loose_files.find(of);
        if (count != known.loose_files.end()) --count->second;
    }
    void forget(const username& who) const {
        known.forgotten.insert(who);
        std::erase_if(known.blocks,
                      [&who](const block& b) { return b.by == who || b.whom == who; });
        std::erase_if(known.saved, [&who](const auto& key) { return key.first == who; });
        known.saved_count.erase(who);
        std::erase_if(known.favourites, [&who](const favourite& one) { return one.user == who; });
    }
    void put_channel(const channel& what) const { known.channels.insert_or_assign(what.id, what); }
};

}  // namespace

void apply(facts& known, const change& what) {
    std::visit(fold_into{known}, what);
}

}  // namespace snug
