#include "store/mongo/change_writer.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/emoji_documents.hpp"
#include "store/mongo/private_documents.hpp"

// What the change writer does about shelves, choices of presence, blocks, own emoji and those who
// want to be forgotten.

namespace snug::mongo {

void change_writer::operator()(const message_saved& what) {
    const document id = of("_id", saved_id(what.user, what.id));
    if (what.saved) {
        batch_.put(coll::saved, id, to_document(what));
    } else {
        batch_.remove_all(coll::saved, id);
    }
}

void change_writer::operator()(const status_chosen& what) {
    const document id = of("_id", what.chosen.who.value());
    if (what.chosen.wanted == usual_status()) {
        batch_.remove_all(coll::statuses, id);
    } else {
        batch_.put(coll::statuses, id, to_document(what.chosen));
    }
}

// Blocks and emoji lie in every committer's memory, as people do.

void change_writer::operator()(const block_set& what) {
    const document id = of("_id", to_id(what.block));
    if (what.blocked) {
        batch_.put(coll::blocks, id, to_document(what.block));
    } else {
        batch_.remove_all(coll::blocks, id);
    }
    people_changed_ = true;
}

void change_writer::operator()(const emoji_added& what) {
    // The position that this change is about to get.
    const position pos = now_.head.log.pos + 1;
    batch_.put(coll::emoji, of("_id", what.emoji.name), to_update(what.emoji, pos));
    people_changed_ = true;
}

void change_writer::operator()(const emoji_removed& what) {
    batch_.remove_all(coll::emoji, of("_id", what.name));
    people_changed_ = true;
}

/// The name stays, nobody else may bear it; so does what he said, unless it was taken back before.
void change_writer::forget(const username& who) {
    document set;
    for (const char* told : {"display_name", "bio", "pronouns", "colour"})
        set.put(told, "");
    set.put("bot", false);
    document change = of("$set", set);
    change.put("$unset",
               document().put("invited_by", true).put("muted_until", true).put("avatar", true));
    batch_.update(coll::members, of("_id", who.value()), change);
    batch_.remove_all(coll::passwords, of("_id", who.value()));
    batch_.remove_all(coll::saved, of("user", who.value()));
    batch_.remove_all(coll::notify, of("user", who.value()));
    batch_.remove_all(coll::slow_posts, of("_id.user", who.value()));
    batch_.remove_all(coll::blocks, of("_id.by", who.value()));
    batch_.remove_all(coll::blocks, of("_id.whom", who.value()));
    batch_.remove_all(coll::favourites, of("_id.user", who.value()));
}

}  // namespace snug::mongo
