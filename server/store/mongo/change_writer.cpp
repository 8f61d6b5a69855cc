#include "store/mongo/change_writer.hpp"

#include "base/limits.hpp"
#include "base/network_limits.hpp"
#include "store/mongo/channel_document.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/member_document.hpp"
#include "store/mongo/nonce_document.hpp"
#include "store/mongo/personal_documents.hpp"
#include "store/mongo/record_documents.hpp"
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

void change_writer::begin(reaction_kinds kinds) {
    kinds_ = std::move(kinds);
    deleted_channels_.clear();
    audited_ = false;
    batch_ = {};
    last_seqs_.clear();
    sent_.clear();
    server_.reset();
    offered_setup_ = false;
    set_up_ = false;
    people_changed_ = false;
}

void change_writer::write(const change& what) {
    std::visit(*this, what);
}

void change_writer::operator()(const channel_created& what) {
    batch_.insert(coll::channels, to_document(what.channel));
    people_changed_ = true;
    last_seqs_.try_emplace(what.channel.id, what.channel.last_seq);
}

void change_writer::update_channel(const channel& where) {
    batch_.update(coll::channels, named(where.id), to_update(where));
    people_changed_ = true;
}

void change_writer::operator()(const channel_updated& what) {
    update_channel(what.channel);
}

void change_writer::operator()(const channel_opened& what) {
    update_channel(what.channel);
}

void change_writer::operator()(const channel_closed& what) {
    update_channel(what.channel);
}

void change_writer::operator()(const channel_deleted& what) {
    // The position that this change is about to get.
    batch_.update(coll::channels, named(what.channel), to_deletion(now_.head.log.pos + 1));
    last_seqs_.erase(what.channel);
    deleted_channels_.insert(what.channel);
    people_changed_ = true;
}

void change_writer::operator()(const channel_let_in& what) {
    const document change = of("$addToSet", of("members", what.user.value()));
    batch_.update(coll::channels, named(what.channel), change);
    people_changed_ = true;
}

void change_writer::operator()(const channel_put_out& what) {
    const document change = of("$pull", of("members", what.user.value()));
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
    batch_.remove_all(coll::statuses, of("_id", what.user.value()));
    if (what.why == departure::deleted) forget(what.user);
    const document let_in = of("members", what.user.value());
    batch_.update_all(coll::channels, let_in, of("$pull", let_in));
    people_changed_ = true;
}

void change_writer::operator()(const ban_set& what) {
    const departure why = what.banned ? departure::banned : departure::kicked;
    batch_.update(coll::members, named(what.user), setting("gone", to_word(why)));
    people_changed_ = true;
}

void change_writer::operator()(const notify_set& what) {
    const person_in_channel whose{what.user, what.channel};
    batch_.put(coll::notify, of("_id", to_id(whose)), to_document(whose, what.settings));
}

void change_writer::operator()(const posted_slowly& what) {
    const document id = to_id({what.user, what.channel});
    batch_.put(coll::slow_posts, of("_id", id), setting("at", what.at));
}

void change_writer::operator()(const audit_noted& what) {
    audit_entry entry = what.entry;
    entry.no = ++now_.head.audit_no;
    audited_ = true;
    batch_.insert(coll::audit, to_document(entry));
    if (entry.no <= limits::audit_entries_max) return;
    batch_.remove_all(coll::audit, of("_id", of("$lte", entry.no - limits::audit_entries_max)));
}

void change_writer::operator()(const server_updated& what) {
    server_ = what.server;
}

void change_writer::operator()(const setup_token_set& what) {
    std::vector<setup_offer>& offers = now_.head.setup_offers;
    std::erase_if(offers, [this](const setup_offer& one) { return one.node == node_; });
    if (offers.size() >= limits::setup_tokens_max) offers.erase(offers.begin());
    offers.push_back({node_, what.token});
    offered_setup_ = true;
}

void change_writer::operator()(const setup_done&) {
    set_up_ = true;
    offered_setup_ = false;
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

void change_writer::operator()(const links_dropped& what) {
    batch_.remove_all(coll::links, of("user", what.user.value()));
}

void change_writer::forget_nonces(const std::vector<nonce_key>& expired) {
    if (expired.empty()) return;
    batch_.update_all(coll::nonces, holding_nonces(expired), without_nonces(expired));
}

batch& change_writer::finish(wall_time at) {
    if (!sent_.empty()) batch_.insert(coll::nonces, to_document(now_.head.turn, at, sent_));
    return batch_;
}

document change_writer::head_update() const {
    document set;
    set.put("pos", now_.head.log.pos)
        .put("pruned_to", now_.head.log.pruned_to)
        .put("marked_to", now_.head.marked_to);
    if (people_changed_) set.put("people_turn", now_.head.turn);
    if (server_) set.put("server", to_document(*server_));
    if (offered_setup_) set.put("setup_offers", to_list(now_.head.setup_offers));
    if (set_up_) set.put("set_up", true);
    if (audited_) set.put("audit_no", now_.head.audit_no);
    for (const auto& [where, seq] : last_seqs_)
        set.put(seq_key(where), seq);
    document made = of("$set", set);
    document unset;
    if (set_up_) unset.put("setup_offers", true);
    for (const channel_id& where : deleted_channels_)
        unset.put(seq_key(where), true);
    if (!unset.is_empty()) made.put("$unset", unset);
    return made;
}

}  // namespace snug::mongo
