#include "store/mongo/change_writer.hpp"

#include "store/mongo/channel_document.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/member_document.hpp"
#include "store/mongo/message_document.hpp"
#include "store/mongo/secret_documents.hpp"
#include "store/mongo/words.hpp"

namespace snug::mongo {

namespace {

template <class Name>
document named(const Name& id) {
    return of("_id", id.value());
}

template <class Value>
document setting(std::string_view key, const Value& value) {
    return of("$set", of(key, value));
}

}  // namespace

void change_writer::begin() {
    batch_ = {};
    last_seqs_.clear();
    read_marks_.clear();
    server_.reset();
    setup_token_.reset();
    set_up_ = false;
    people_changed_ = false;
}

void change_writer::write(const change& what) {
    std::visit(*this, what);
}

void change_writer::operator()(const message_posted& what) {
    const message& m = what.message;
    batch_.insert(messages_of(m.channel, home_), to_document(m, now_.user_number(m.author)));
    last_seqs_.insert_or_assign(m.channel, m.seq);
}

void change_writer::operator()(const message_edited& what) {
    const message& m = what.message;
    batch_.update(messages_of(m.channel, home_), of("_id", m.id), to_edit(m));
}

void change_writer::operator()(const message_deleted& what) {
    const message& m = what.tombstone;
    batch_.update(messages_of(m.channel, home_), of("_id", m.id), to_burial(m));
}

void change_writer::put_channel(const channel& where) {
    batch_.put(coll::channels, named(where.id), to_document(where));
    people_changed_ = true;
}

void change_writer::operator()(const channel_created& what) {
    put_channel(what.channel);
    last_seqs_.try_emplace(what.channel.id, what.channel.last_seq);
}

void change_writer::operator()(const channel_updated& what) {
    put_channel(what.channel);
}

void change_writer::operator()(const channel_let_in& what) {
    const document change = of("$addToSet", of("members", what.user.value()));
    batch_.update(coll::channels, named(what.channel), change);
    people_changed_ = true;
}

void change_writer::put_member(const member& who) {
    const auto [entry, is_new] = now_.user_numbers.try_emplace(who.name, now_.last_user_number + 1);
    if (is_new) now_.last_user_number = entry->second;
    batch_.put(coll::members, named(who.name), to_document(who, entry->second));
    people_changed_ = true;
}

void change_writer::operator()(const member_joined& what) {
    put_member(what.member);
}

void change_writer::operator()(const member_updated& what) {
    put_member(what.member);
}

void change_writer::operator()(const member_left& what) {
    batch_.update(coll::members, named(what.user), setting("gone", to_word(what.why)));
    const document let_in = of("members", what.user.value());
    batch_.update_all(coll::channels, let_in, of("$pull", let_in));
    people_changed_ = true;
}

void change_writer::operator()(const server_updated& what) {
    server_ = what.server;
}

void change_writer::operator()(const setup_token_set& what) {
    setup_token_ = what.token;
}

void change_writer::operator()(const setup_done&) {
    set_up_ = true;
    setup_token_.reset();
}

void change_writer::operator()(const password_set& what) {
    batch_.put(coll::passwords, named(what.user), setting("hash", what.password_hash));
}

void change_writer::operator()(const session_opened& what) {
    batch_.insert(coll::sessions, to_document(what.session));
}

void change_writer::operator()(const session_used& what) {
    batch_.update(coll::sessions, of("_id", what.id), setting("last_used", what.at));
}

void change_writer::operator()(const session_closed& what) {
    batch_.remove_all(coll::sessions, of("_id", what.id));
}

void change_writer::operator()(const invite_created& what) {
    batch_.insert(coll::invites, to_document(what.invite, now_.head.turn));
}

void change_writer::operator()(const invite_used& what) {
    batch_.update(coll::invites, named(what.code), of("$inc", of("uses", 1)));
}

void change_writer::operator()(const invite_revoked& what) {
    batch_.update(coll::invites, named(what.code), setting("revoked", true));
}

void change_writer::operator()(const link_created& what) {
    batch_.insert(coll::links, to_document(what.link));
}

void change_writer::operator()(const link_used& what) {
    batch_.remove_all(coll::links, named(what.code));
}

void change_writer::operator()(const read_marked& what) {
    read_marks_[what.user].insert_or_assign(what.channel, what.seq);
}

void change_writer::remember(const nonce_key& key, const known_nonce& nonce, wall_time at) {
    document made;
    made.put("_id", key.value())
        .put("message", nonce.id)
        .put("channel", nonce.channel.value())
        .put("body", nonce.body)
        .put("at", at);
    batch_.insert(coll::nonces, made);
}

void change_writer::forget_nonces(const std::vector<nonce_key>& expired) {
    if (expired.empty()) return;
    array keys;
    for (const nonce_key& key : expired)
        keys.add(key.value());
    batch_.remove_all(coll::nonces, of("_id", of("$in", keys)));
}

batch& change_writer::finish() {
    for (const auto& [who, marks] : read_marks_) {
        document set;
        for (const auto& [where, seq] : marks)
            set.put("marks." + where.value(), seq);
        batch_.put(coll::reads, named(who), of("$set", set));
    }
    return batch_;
}

document change_writer::head_update(position pos, position pruned_to) const {
    document set;
    set.put("pos", pos).put("pruned_to", pruned_to);
    if (people_changed_) set.put("people_turn", now_.head.turn);
    if (server_) set.put("server", to_document(*server_));
    if (setup_token_) set.put("setup_token", setup_token_->value());
    if (set_up_) set.put("set_up", true);
    for (const auto& [where, seq] : last_seqs_)
        set.put(seq_key(where), seq);
    document made = of("$set", set);
    if (set_up_) made.put("$unset", of("setup_token", true));
    return made;
}

}  // namespace snug::mongo
