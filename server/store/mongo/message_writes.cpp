#include "store/mongo/attachment_document.hpp"
#include "store/mongo/change_writer.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/foreign_document.hpp"
#include "store/mongo/mention_documents.hpp"
#include "store/mongo/message_document.hpp"
#include "store/mongo/record_documents.hpp"

#include <algorithm>

// What the change writer does about messages and what hangs on them.

namespace snug::mongo {

void change_writer::operator()(const message_posted& what) {
    const message& m = what.message;
    if (m.outside) {  // its words lie there already
        batch_.update(messages_of(m.channel, home_), of("_id", m.id), to_adoption(m));
        batch_.insert(coll::adopted, to_adopted(m));
    } else {
        batch_.insert(messages_of(m.channel, home_), to_document(m, now_.user_number(m.author)));
    }
    for (const attachment& one : m.attachments)
        batch_.put(coll::attachments, of("_id", one.id.value()), to_hanging(one, m));
    add_mentions(m);
    last_seqs_.insert_or_assign(m.channel, m.seq);
}

void change_writer::operator()(const message_edited& what) {
    const message& m = what.message;
    batch_.update(
        messages_of(m.channel, home_), of("_id", m.id), m.outside ? to_adoption(m) : to_edit(m));
    // Words that somebody else wrote over ours bear no files any more.
    if (m.outside) batch_.remove_all(coll::attachments, of("message", m.id));
    forget_mentions(m);
    add_mentions(m);
}

void change_writer::operator()(const file_kept& what) {
    batch_.insert(coll::attachments, to_document(what.file));
}

void change_writer::operator()(const file_known& what) {
    batch_.update(coll::attachments, of("_id", what.id.value()), to_knowledge(what.look));
}

void change_writer::operator()(const file_dropped& what) {
    batch_.remove_all(coll::attachments, of("_id", what.id.value()));
}

void change_writer::operator()(const message_deleted& what) {
    const message& m = what.tombstone;
    batch_.update(messages_of(m.channel, home_), of("_id", m.id), to_burial(m));
    forget_all_about(m);
}

void change_writer::write_removal(const message& tombstone) {
    batch_.insert(coll::gone, to_removal(tombstone));
    forget_all_about(tombstone);
}

void change_writer::forget_all_about(const message& what) {
    forget_mentions(what);
    batch_.remove_all(coll::attachments, of("message", what.id));
    batch_.remove_all(coll::versions, of("_id", what.id));
    batch_.remove_all(coll::reactions, of("message", what.id));
    batch_.remove_all(coll::saved, of("message", what.id));
}

/// A pin is an edit too, but none of the words.
void change_writer::keep_version(const change& what) {
    const auto* edit = std::get_if<message_edited>(&what);
    if (edit == nullptr) return;
    const auto before = now_.known.messages.find(edit->message.id);
    if (before == now_.known.messages.end()) return;
    if (before->second.content == edit->message.content) return;
    batch_.put(coll::versions, of("_id", edit->message.id), to_version(before->second));
}

void change_writer::add_mentions(const message& what) {
    for (const document& one : to_mentions(what))
        batch_.insert(coll::mentions, one);
}

void change_writer::forget_mentions(const message& what) {
    batch_.remove_all(coll::mentions, of("message", what.id));
}

void change_writer::touch(const message_id& id, const channel_id& where, position rev) {
    batch_.update(messages_of(where, home_), of("_id", id), of("$set", of("rev", rev)));
}

void change_writer::operator()(const reaction_added& what) {
    const position kind = kinds_.try_emplace({what.id, what.emoji}, what.rev).first->second;
    const reaction_key key{what.id, what.emoji, what.user};
    batch_.insert(coll::reactions, to_document(key, kind, what.rev));
    touch(what.id, what.channel, what.rev);
}

void change_writer::operator()(const reaction_removed& what) {
    batch_.remove_all(coll::reactions, of("_id", reaction_id({what.id, what.emoji, what.user})));
    touch(what.id, what.channel, what.rev);
    // The facts know by now whether anybody is left: a kind goes with its last user.
    const auto on = now_.known.messages.find(what.id);
    const bool is_left = on != now_.known.messages.end() &&
                         std::ranges::find(on->second.reactions, what.emoji, &reaction::emoji) !=
                             on->second.reactions.end();
    if (!is_left) kinds_.erase({what.id, what.emoji});
}

}  // namespace snug::mongo
