#include "live/wire_message.hpp"

#include "base/json.hpp"

namespace snug {

namespace {

void append_place(json_writer& json, const message& what) {
    json.key("channel").value(what.channel.value());
    json.key("seq").value(what.seq);
    json.key("rev").value(what.rev);
}

void append_tombstone(json_writer& json, const message& what) {
    json.begin_object();
    json.key("_id").value(to_hex(what.id));
    append_place(json, what);
    json.key("deleted").value(true);
    json.end_object();
}

void append_reply(json_writer& json, const reply_target& to) {
    json.key("reply_to").begin_object();
    json.key("_id").value(to_hex(to.id));
    json.key("seq").value(to.seq);
    json.key("author").value(to.author.value());
    json.end_object();
}

void append_mentions(json_writer& json, const std::vector<std::string>& mentions) {
    json.key("mentions").begin_array();
    for (const std::string& name : mentions)
        json.value(name);
    json.end_array();
}

}  // namespace

void append_message(std::string& out, const message& what) {
    json_writer json(out);
    if (what.deleted) return append_tombstone(json, what);
    json.begin_object();
    json.key("_id").value(to_hex(what.id));
    json.key("content").value(what.content);
    json.key("timestamp").value(to_iso8601(what.at));
    json.key("author").value(what.author.value());
    append_place(json, what);
    if (!what.nonce.empty()) json.key("nonce").value(what.nonce);
    if (what.reply_to) append_reply(json, *what.reply_to);
    if (what.edited) json.key("edited").value(to_iso8601(*what.edited));
    json.key("attachments").begin_array().end_array();
    json.key("reactions").begin_array().end_array();
    append_mentions(json, what.mentions);
    if (what.system != system_kind::none) {
        json.key("system").begin_object().key("kind").value(to_word(what.system)).end_object();
    }
    json.end_object();
}

shared_bytes encode_message(const message& what) {
    std::string out;
    out.reserve(what.content.size() + 256);
    append_message(out, what);
    return share(std::move(out));
}

}  // namespace snug
