#include "store/mongo/message_document.hpp"

#include "store/mongo/attachment_document.hpp"
#include "store/mongo/bare_document.hpp"
#include "store/mongo/words.hpp"

namespace snug::mongo {

namespace {

document to_document(const reply_target& target) {
    document made;
    made.put("_id", target.id).put("seq", target.seq).put("author", target.author.value());
    return made;
}

document to_document(const message_origin& first) {
    document made;
    made.put("_id", first.id).put("author", first.author.value()).put("timestamp", first.at);
    return made;
}

array to_texts(const std::vector<std::string>& texts) {
    array made;
    for (const std::string& text : texts)
        made.add(text);
    return made;
}

std::optional<reply_target> to_reply(const view& from) {
    const auto id = from.id_if("_id");
    if (!id) return std::nullopt;
    return reply_target{*id, from.count("seq"), username(from.text("author"))};
}

std::optional<message_origin> to_origin(const view& from) {
    const auto id = from.id_if("_id");
    if (!id) return std::nullopt;
    return message_origin{*id, username(from.text("author")), from.time("timestamp")};
}

}  // namespace

document to_document(const message& what, std::int64_t author_no) {
    document made;
    made.put("_id", what.id)
        .put("content", what.content)
        .put("timestamp", what.at)
        .put("author", what.author.value());
    if (what.outside) {
        made.put("outside", true);
    } else {
        made.put("author_id", author_no);
    }
    made.put("channel", what.channel.value()).put("seq", what.seq).put("rev", what.rev);
    if (!what.nonce.empty()) made.put("nonce", what.nonce);
    if (what.reply_to) made.put("reply_to", to_document(*what.reply_to));
    if (what.forwarded) made.put("forwarded", to_document(*what.forwarded));
    if (!what.attachments.empty()) made.put("attachments", to_list(what.attachments));
    if (!what.mentions.empty()) made.put("mentions", to_texts(what.mentions));
    if (!what.here.empty()) made.put("here", to_list(what.here));
    if (what.system != system_kind::none) made.put("system", to_word(what.system));
    if (!what.detail.empty()) made.put("detail", what.detail);
    if (what.pinned) made.put("pinned", true);
    return made;
}

document to_edit(const message& edited) {
    document set;
    set.put("content", edited.content).put("rev", edited.rev);
    put_time_if(set, "edited", edited.edited);
    set.put("mentions", to_texts(edited.mentions)).put("here", to_list(edited.here));
    if (!edited.attachments.empty()) set.put("attachments", to_list(edited.attachments));
    if (edited.pinned) set.put("pinned", true);
    document made = of("$set", set);
    if (!edited.pinned) made.put("$unset", of("pinned", true));
    return made;
}

document to_burial(const message& tombstone) {
    document set;
    set.put("content", "").put("rev", tombstone.rev).put("deleted", true);
    document unset;
    for (const char* key : {"reply_to",
                            "forwarded",
                            "edited",
                            "attachments",
                            "mentions",
                            "here",
                            "system",
                            "detail",
                            "pinned",
                            "nonce"})
        unset.put(key, true);
    document made;
    made.put("$set", set).put("$unset", unset);
    return made;
}

document to_adoption(const message& outside) {
    document set;
    set.put("channel", outside.channel.value())
        .put("seq", outside.seq)
        .put("rev", outside.rev)
        .put("outside", true)
        .put("mentions", to_texts(outside.mentions));
    put_time_if(set, "edited", outside.edited);
    document unset;
    for (const char* key : {"author_id",
                            "reply_to",
                            "forwarded",
                            "attachments",
                            "here",
                            "system",
                            "detail",
                            "nonce",
                            "deleted",
                            "snug_refused"})
        unset.put(key, true);
    if (!outside.edited) unset.put("edited", true);
    if (outside.pinned) {
        set.put("pinned", true);
    } else {
        unset.put("pinned", true);
    }
    document made;
    made.put("$set", set).put("$unset", unset);
    return made;
}

namespace {

/// Of what somebody else wrote only the words are his to choose.
message to_outside_message(const view& from) {
    message made;
    if (auto words = read_words(from)) made.content = std::move(words->content);
    made.id = from.id("_id");
    made.author = outside_author(from);
    made.at = outside_time(from);
    made.outside = true;
    made.channel = channel_id(from.text("channel"));
    made.seq = from.count("seq");
    made.rev = from.count("rev");
    made.edited = from.time_if("edited");
    made.mentions = from.texts("mentions");
    made.pinned = from.flag("pinned");
    made.deleted = from.flag("deleted");
    return made;
}

}  // namespace

message to_message(const view& from, nonces with) {
    if (from.flag("outside")) return to_outside_message(from);
    message made;
    made.id = from.id("_id");
    made.channel = channel_id(from.text("channel"));
    made.seq = from.count("seq");
    made.rev = from.count("rev");
    made.at = from.time("timestamp");
    made.author = username(from.text("author"));
    made.content = from.text("content");
    if (with == nonces::kept) made.nonce = from.text("nonce");
    made.reply_to = to_reply(from.child("reply_to"));
    made.forwarded = to_origin(from.child("forwarded"));
    made.edited = from.time_if("edited");
    made.attachments = to_attachments(from);
    made.mentions = from.texts("mentions");
    made.here = to_names<username>(from, "here");
    made.detail = from.text("detail");
    made.pinned = from.flag("pinned");
    made.system = value_of(from.text("system"), system_kind::none);
    made.deleted = from.flag("deleted");
    return made;
}

}  // namespace snug::mongo
