#include "store/mongo/attachment_document.hpp"

#include "base/limits.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/words.hpp"

namespace snug::mongo {

namespace {

template <class Number>
void put_if(document& to, std::string_view key, Number value) {
    if (value != Number{}) to.put(key, value);
}

void put_text_if(document& to, std::string_view key, const std::string& text) {
    if (!text.empty()) to.put(key, text);
}

void put_bytes_if(document& to, std::string_view key, const std::string& bytes) {
    if (!bytes.empty()) to.put(key, as_bytes(bytes));
}

document to_document(const file_look& what) {
    document made;
    made.put("kind", to_word(what.kind))
        .put("state", to_word(what.state))
        .put("type", what.type)
        .put("size", what.size)
        .put("shown", std::span<const std::uint8_t>(what.shown));
    put_digest_if(made, "thumb", what.thumb);
    put_digest_if(made, "thumb_large", what.thumb_large);
    put_digest_if(made, "poster", what.poster);
    put_if(made, "width", what.width);
    put_if(made, "height", what.height);
    put_if(made, "duration_ms", what.duration_ms);
    put_if(made, "animated", what.animated);
    put_if(made, "silent", what.silent);
    put_bytes_if(made, "thumbhash", what.thumbhash);
    put_bytes_if(made, "waveform", what.waveform);
    put_text_if(made, "reason", what.reason);
    put_time_if(made, "removed_at", what.removed_at);
    put_if(made, "stays", what.stays);
    return made;
}

file_look to_look(const view& from) {
    file_look made;
    made.kind = value_of(from.text("kind"), file_kind::file);
    made.state = value_of(from.text("state"), file_state::ready);
    made.type = from.text("type");
    made.size = from.count("size");
    made.shown = to_array<32>(from.bytes("shown"));
    made.thumb = digest_if(from, "thumb");
    made.thumb_large = digest_if(from, "thumb_large");
    made.poster = digest_if(from, "poster");
    made.width = static_cast<std::uint32_t>(from.number("width"));
    made.height = static_cast<std::uint32_t>(from.number("height"));
    made.duration_ms = from.count("duration_ms");
    made.animated = from.flag("animated");
    made.silent = from.flag("silent");
    made.thumbhash = as_view(from.bytes("thumbhash"));
    made.waveform = as_view(from.bytes("waveform"));
    made.reason = from.text("reason");
    made.removed_at = from.time_if("removed_at");
    made.stays = from.flag("stays");
    return made;
}

}  // namespace

document to_document(const attachment& what) {
    document made;
    made.put("id", what.id.value()).put("name", what.name).put("look", to_document(what.look));
    put_text_if(made, "alt", what.alt);
    put_if(made, "spoiler", what.spoiler);
    return made;
}

attachment to_attachment(const view& from) {
    attachment made;
    made.id = file_id(from.text("id"));
    made.name = from.text("name");
    made.look = to_look(from.child("look"));
    made.alt = from.text("alt");
    made.spoiler = from.flag("spoiler");
    return made;
}

array to_list(const std::vector<attachment>& all) {
    array made;
    for (const attachment& one : all)
        made.add(to_document(one));
    return made;
}

std::vector<attachment> to_attachments(const view& message) {
    std::vector<attachment> made;
    message.child("attachments").each_child([&made](std::string_view, const view& one) {
        made.push_back(to_attachment(one));
    });
    return made;
}

document to_document(const kept_file& file) {
    document made = of("_id", file.what.id.value());
    made.put("by", file.by.value()).put("at", file.at).put("what", to_document(file.what));
    if (file.message) {
        made.put("message", *file.message).put("channel", file.channel.value());
    } else {
        made.put("loose", true);
    }
    return made;
}

kept_file to_kept_file(const view& from) {
    kept_file made;
    made.what = to_attachment(from.child("what"));
    made.by = username(from.text("by"));
    made.at = from.time("at");
    made.message = from.id_if("message");
    made.channel = channel_id(from.text("channel"));
    return made;
}

document to_hanging(const attachment& what, const message& on) {
    document set;
    set.put("what", to_document(what)).put("message", on.id).put("channel", on.channel.value());
    document made = of("$set", set);
    made.put("$unset", of("loose", true));
    document first;  // of a copy
    first.put("by", on.author.value()).put("at", on.at);
    made.put("$setOnInsert", first);
    return made;
}

document to_knowledge(const file_look& look) {
    return of("$set", of("what.look", to_document(look)));
}

document loose_filter() {
    return of("loose", true);
}

std::vector<kept_file> find_files(database& from,
                                  const document& filter,
                                  std::size_t limit,
                                  const scope* in) {
    query wanted{coll::attachments, filter};
    wanted.options.put("sort", of("at", 1)).put("limit", limit);
    std::vector<kept_file> found;
    cursor rows = from.find(wanted, in);
    while (rows.next())
        found.push_back(to_kept_file(rows.row()));
    return found;
}

void load_files(database& from, facts& known, const fact_keys& keys, const scope& in) {
    if (!keys.files.empty()) {
        array ids;
        for (const file_id& id : keys.files)
            ids.add(id.value());
        for (kept_file& one : find_files(from, of("_id", of("$in", ids)), keys.files.size(), &in)) {
            const file_id id = one.what.id;
            known.files.insert_or_assign(id, std::move(one));
        }
    }
    for (const username& who : keys.loose_files_of) {
        document filter = loose_filter();
        query wanted{coll::attachments, filter.put("by", who.value())};
        wanted.options.put("projection", of("at", 1)).put("limit", limits::loose_files_max);
        std::uint64_t count = 0;
        for (cursor rows = from.find(wanted, &in); rows.next();)
            ++count;
        known.loose_files.insert_or_assign(who, count);
    }
}

}  // namespace snug::mongo
