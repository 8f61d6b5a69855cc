#include "store/mongo/moving_documents.hpp"

#include "base/move_limits.hpp"
#include "store/mongo/attachment_document.hpp"
#include "store/mongo/channel_document.hpp"
#include "store/mongo/chunk_blobs.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/emoji_documents.hpp"
#include "store/mongo/foreign_document.hpp"
#include "store/mongo/head_document.hpp"
#include "store/mongo/member_document.hpp"
#include "store/mongo/mention_documents.hpp"
#include "store/mongo/message_document.hpp"
#include "store/mongo/nonce_document.hpp"
#include "store/mongo/personal_documents.hpp"
#include "store/mongo/private_documents.hpp"
#include "store/mongo/reaction_documents.hpp"
#include "store/mongo/record_documents.hpp"
#include "store/mongo/secret_documents.hpp"
#include "store/mongo/shelf_documents.hpp"
#include "store/mongo/words.hpp"

#include <stdexcept>

namespace snug::mongo {

/// Nonces that were carried here lie each alone, in their order, below those of all turns.
constexpr std::int64_t before_turns = -(std::int64_t{1} << 40);

static_assert(limits::move_piece_bytes == chunk_bytes, "a piece of a file is a chunk");

moving_documents::moving_documents(database& to, std::string home_collection)
    : to_(to), home_(std::move(home_collection)) {}

result<void> moving_documents::take(const holding& one) {
    try {
        std::visit([this](const auto& held) { write(held); }, one);
    } catch (const std::out_of_range&) {
        return refuse(errc::invalid_content,
                      "one of the " + std::string(plural_of(one.index())) +
                          " names somebody who is not there");
    }
    const bool is_full = gathered_count_ >= limits::move_batch_max ||
                         gathered_bytes_ >= limits::move_batch_bytes_max;
    if (is_full) flush();
    return {};
}

void moving_documents::flush() {
    gathered_.send(to_, nullptr);
    gathered_count_ = 0;
    gathered_bytes_ = 0;
}

void moving_documents::insert(const std::string& collection, const document& what) {
    gathered_.insert(collection, what);
    ++gathered_count_;
    gathered_bytes_ += what.size_bytes();
}

/// The log is empty and everything up to `pos` is pruned. Invites bear turns of their own, so later
/// groups have to come after those.
document moving_documents::head(const std::string& epoch) const {
    document seqs;
    for (const auto& [where, seq] : last_seqs_)
        seqs.put(where.value(), seq);
    document made;
    made.put("_id", head_id)
        .put("epoch", epoch)
        .put("pos", stands_at_.pos)
        .put("pruned_to", stands_at_.pos)
        .put("turn", invites_)
        .put("people_turn", invites_)
        .put("marked_to", invites_)
        .put("audit_no", audit_no_)
        .put("outside_to", to_.now())
        .put("server", to_document(stands_at_.server))
        .put("set_up", true)
        .put("seq", seqs);
    return made;
}

void moving_documents::write(const held_head& one) {
    stands_at_ = one;
}

void moving_documents::write(const held_person& one) {
    numbers_.insert_or_assign(one.member.name, one.no);
    document made = to_document(one.member, one.no);
    if (one.gone) made.put("gone", to_word(*one.gone));
    insert(coll::members, made);
    if (one.password_hash.empty()) return;
    document secret = of("_id", one.member.name.value());
    insert(coll::passwords, secret.put("hash", one.password_hash));
}

void moving_documents::write(const held_channel& one) {
    document made = to_document(one.channel);
    if (one.gone) {
        made.put("gone", *one.gone).put("purged", true);
    } else {
        last_seqs_.insert_or_assign(one.channel.id, one.channel.last_seq);
    }
    insert(coll::channels, made);
}

void moving_documents::write(const held_message& one) {
    message m = one.message;
    m.attachments.clear();  // they come by themselves
    const bool is_removed = m.outside && m.deleted && m.author.value().empty();
    if (is_removed) return insert(coll::gone, to_removal(m));
    document made = to_document(m, m.outside ? 0 : numbers_.at(m.author));
    put_time_if(made, "edited", m.edited);
    if (m.deleted) made.put("deleted", true);
    insert(messages_of(m.channel, home_), made);
    if (m.deleted) return;
    for (const document& called : to_mentions(m))
        insert(coll::mentions, called);
}

void moving_documents::write(const held_file& one) {
    insert(coll::attachments, to_document(one.file));
    if (!one.file.message) return;
    const document added = of("attachments", to_document(one.file.what));
    gathered_.update(
        messages_of(one.file.channel, home_), of("_id", *one.file.message), of("$push", added));
    ++gathered_count_;
}

void moving_documents::write(const held_versions& one) {
    array forms;
    for (const message_version& form : one.forms) {
        document made = of("at", form.at);
        forms.add(made.put("content", form.content));
    }
    document made = of("_id", one.message);
    insert(coll::versions, made.put("channel", one.channel.value()).put("forms", forms));
}

void moving_documents::write(const held_reaction& one) {
    insert(coll::reactions, to_document(one.key, one.kind, one.pos));
}

/// One document per person, to which each of his marks adds.
void moving_documents::write(const held_mark& one) {
    const document mark = of("marks." + one.whose.channel.value(), one.seq);
    gathered_.put(coll::reads, of("_id", one.whose.user.value()), of("$set", mark));
    ++gathered_count_;
}

void moving_documents::write(const held_choice& one) {
    insert(coll::notify, to_document(one.whose, one.chosen));
}

void moving_documents::write(const held_pace& one) {
    document made = of("_id", to_id(one.whose));
    insert(coll::slow_posts, made.put("at", one.at));
}

void moving_documents::write(const held_saved& one) {
    insert(coll::saved,
           to_document(message_saved{one.user, one.message, one.channel, true, one.at}));
}

void moving_documents::write(const block& one) {
    insert(coll::blocks, to_document(one));
}

void moving_documents::write(const chosen_status& one) {
    insert(coll::statuses, to_document(one));
}

/// Each once took a position of its own, so there are no fewer of those.
void moving_documents::write(const own_emoji& one) {
    gathered_.put(coll::emoji, of("_id", one.name), to_update(one, ++emoji_));
    ++gathered_count_;
}

void moving_documents::write(const shelved& one) {
    insert(coll::shelf, to_document(one));
}

void moving_documents::write(const held_favourite& one) {
    insert(coll::favourites, to_document(one.what));
}

void moving_documents::write(const audit_entry& one) {
    audit_no_ = std::max(audit_no_, one.no);
    insert(coll::audit, to_document(one));
}

void moving_documents::write(const session& one) {
    insert(coll::sessions, to_document(one));
}

void moving_documents::write(const invite& one) {
    insert(coll::invites, to_document(one, ++invites_));
}

void moving_documents::write(const sign_in_link& one) {
    insert(coll::links, to_document(one));
}

void moving_documents::write(const held_nonce& one) {
    insert(coll::nonces, to_document(before_turns + nonces_++, one.at, {{one.key, one.nonce}}));
}

void moving_documents::write(const held_piece& one) {
    if (!one.bytes.empty()) insert(coll::chunks, to_chunk(one.file, one.offset, one.bytes));
    if (!one.is_last()) return;
    document file = of("_id", one.file);
    insert(coll::files, file.put("size", one.size));
}

}  // namespace snug::mongo
