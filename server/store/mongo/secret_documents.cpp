#include "store/mongo/secret_documents.hpp"

#include "store/mongo/words.hpp"

namespace snug::mongo {

document to_document(const session& open) {
    document made;
    made.put("_id", open.id)
        .put("secret", open.secret.value())
        .put("user", open.user.value())
        .put("device", open.device)
        .put("created", open.created)
        .put("last_used", open.last_used);
    return made;
}

session to_session(const view& from) {
    session made;
    made.id = from.text("_id");
    made.secret = to_secret(from.bytes("secret"));
    made.user = username(from.text("user"));
    made.device = from.text("device");
    made.created = from.time("created");
    made.last_used = from.time("last_used");
    return made;
}

document to_document(const invite& made, std::int64_t turn) {
    document to;
    to.put("_id", made.code.value())
        .put("turn", turn)
        .put("by", made.by.value())
        .put("role", to_word(made.role))
        .put("channels", to_list(made.channels))
        .put("uses", made.uses)
        .put("uses_max", made.uses_max)
        .put("expires", made.expires)
        .put("revoked", made.revoked);
    return to;
}

invite to_invite(const view& from) {
    invite made;
    made.code = to_secret(from.bytes("_id"));
    made.by = username(from.text("by"));
    made.role = value_of(from.text("role"), role::guest);
    made.channels = to_names<channel_id>(from, "channels");
    made.uses = from.number("uses");
    made.uses_max = from.number("uses_max");
    made.expires = from.time("expires");
    made.revoked = from.flag("revoked");
    return made;
}

document to_document(const sign_in_link& link) {
    document made;
    made.put("_id", link.code.value())
        .put("user", link.user.value())
        .put("by", link.by.value())
        .put("expires", link.expires)
        .put("brings_back", link.brings_back);
    return made;
}

sign_in_link to_link(const view& from) {
    sign_in_link made;
    made.code = to_secret(from.bytes("_id"));
    made.user = username(from.text("user"));
    made.by = username(from.text("by"));
    made.expires = from.time("expires");
    made.brings_back = from.flag("brings_back");
    return made;
}

}  // namespace snug::mongo
