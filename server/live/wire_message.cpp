#include "live/wire_message.hpp"

#include "base/json.hpp"
#include "live/wire_attachment.hpp"

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

/// Whose words they are. Where they were said first is asked for, since not everybody may know.
void append_origin(json_writer& json, const message_origin& from) {
    json.key("forwarded").begin_object();
    json.key("author").value(from.author.value());
    json.key("timestamp").value(to_iso8601(from.at));
    json.end_object();
}

void append_files(json_writer& json, const std::vector<attachment>& all) {
    if (all.empty()) {
        json.begin_array().end_array();
        return;
    }
    std::string list;
    append_attachments(list, all);
    json.raw(list);
}

void append_reactions(json_writer& json, const std::vector<reaction>& reactions) {
    json.begin_array();
    for (const reaction& one : reactions) {
        json.begin_object().key("emoji").value(one.emoji).key("users").begin_array();
        for (const username& name : one.users)
            json.value(name.value());
        json.end_array().key("count").value(one.count).end_object();
    }
    json.end_array();
}

void append_system(json_writer& json, const message& what) {
    json.key("system").begin_object().key("kind").value(to_word(what.system));
    if (!what.detail.empty()) json.key("detail").value(what.detail);
    json.end_object();
}

void append_mentions(json_writer& json, const std::vector<std::string>& mentions) {
    json.key("mentions").begin_array();
    for (const std::string& name : mentions)
        json.value(name);
    json.end_array();
}

template <class Reacted>
void append_reacted(std::string& out, const Reacted& what) {
    json_writer json(out);
    json.begin_object();
    json.key("_id").value(to_hex(what.id));
    json.key("channel").value(what.channel.value());
    json.key("seq").value(what.seq);
    json.key("emoji").value(what.emoji);
    json.key("user").value(what.user.value());
    json.key("rev").value(what.rev);
    json.end_object();
}

}  // namespace

void append_reaction(std::string& out, const reaction_added& what) {
    append_reacted(out, what);
}

void append_reaction(std::string& out, const reaction_removed& what) {
    append_reacted(out, what);
}

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
    if (what.forwarded) append_origin(json, *what.forwarded);
    if (what.edited) json.key("edited").value(to_iso8601(*what.edited));
    json.key("attachments");
    append_files(json, what.attachments);
    json.key("reactions");
    append_reactions(json, what.reactions);
    append_mentions(json, what.mentions);
    if (what.pinned) json.key("pinned").value(true);
    if (what.system != system_kind::none) append_system(json, what);
    if (what.outside) json.key("outside").value(true);
    json.end_object();
}

std::string with_reactions(const std::string& json,
                           position rev,
                           const std::vector<reaction>& reactions) {
    // Quotes within a text are escaped, so these stand where a key begins and nowhere else.
    constexpr std::string_view rev_key = R"(,"rev":)";
    constexpr std::string_view reactions_key = R"(,"reactions":)";
    constexpr std::string_view mentions_key = R"(,"mentions":)";
    const std::size_t rev_at = json.find(rev_key) + rev_key.size();
    const std::size_t rev_end = json.find_first_not_of("0123456789", rev_at);
    const std::size_t list_at = json.find(reactions_key, rev_end) + reactions_key.size();
    const std::size_t list_end = json.find(mentions_key, list_at);
    std::string out = json.substr(0, rev_at) + std::to_string(rev);
    out.append(json, rev_end, list_at - rev_end);
    json_writer writer(out);
    append_reactions(writer, reactions);
    return out.append(json, list_end);
}

shared_bytes encode_message(const message& what) {
    std::string out;
    out.reserve(what.content.size() + 256);
    append_message(out, what);
    return share(std::move(out));
}

}  // namespace snug
