#include "live/snapshot.hpp"

#include "base/json.hpp"
#include "domain/permission.hpp"
#include "live/wire_channel.hpp"
#include "live/wire_emoji.hpp"
#include "live/wire_member.hpp"
#include "live/wire_message.hpp"

namespace snug {

void body_builder::flush() {
    if (own_.empty()) return;
    pieces_.push_back(share(std::move(own_)));
    own_ = {};
}

body_builder& body_builder::piece(shared_bytes shared) {
    flush();
    pieces_.push_back(std::move(shared));
    return *this;
}

body_builder& body_builder::list(const std::vector<shared_bytes>& entries) {
    static const shared_bytes comma = share(",");
    text("[");
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i > 0) piece(comma);
        piece(entries[i]);
    }
    return text("]");
}

std::vector<shared_bytes> body_builder::take() {
    flush();
    return std::move(pieces_);
}

void append_page(body_builder& body, const encoded_page& page) {
    body.text(R"("messages":)").list(page.messages);
    if (!page.referenced.empty()) body.text(R"(,"referenced":)").list(page.referenced);
    body.text(page.has_before ? R"(,"has_before":true)" : R"(,"has_before":false)");
    body.text(page.has_after ? R"(,"has_after":true)" : R"(,"has_after":false)");
}

std::vector<shared_bytes> list_body(const encoded_page& page, std::string_view next) {
    body_builder body;
    body.text(R"({"messages":)").list(page.messages);
    if (!page.referenced.empty()) body.text(R"(,"referenced":)").list(page.referenced);
    if (!next.empty()) {
        std::string quoted;
        append_json_string(quoted, next);
        body.text(R"(,"next":)").text(quoted);
    }
    body.text("}");
    return body.take();
}

encoded_page encode_page(const message_page& page) {
    encoded_page encoded{.messages = {},
                         .referenced = {},
                         .has_before = page.has_before,
                         .has_after = page.has_after};
    for (const message& what : page.messages)
        encoded.messages.push_back(encode_message(what));
    for (const message& what : page.referenced)
        encoded.referenced.push_back(encode_message(what));
    return encoded;
}

namespace {

std::string head_json(const live_state& state, const member& viewer) {
    std::string text = R"({"cursor":)";
    append_json_string(text, to_text(state.seen().here()));
    text += R"(,"me":)";
    append_member(text, viewer);
    text += R"(,"server":)";
    append_server(text, state.seen().server(), state.seen().upload_max());
    text += R"(,"channels":[)";
    bool first = true;
    for (const channel* where : state.seen().channels_of(viewer)) {
        if (!std::exchange(first, false)) text += ',';
        append_channel_for(text, *where, state.read_state_of(viewer, *where));
    }
    text += R"(],"members":)";
    return text;
}

/// `[…],"blocked":[…],"forgotten":[…]`
std::string own_lists_json(const live_state& state, const member& viewer) {
    std::string text = "[";
    for (const own_emoji& one : state.seen().emoji()) {
        if (text.size() > 1) text += ',';
        append_own_emoji(text, one);
    }
    text += R"(],"blocked":)";
    json_writer json(text);
    json.begin_array();
    for (const username& name : state.seen().blocked_by(viewer.name))
        json.value(name.value());
    json.end_array();
    text += R"(,"forgotten":)";
    json_writer names(text);
    names.begin_array();
    for (const username& name : state.seen().forgotten())
        names.value(name.value());
    names.end_array();
    return text;
}

/// `,"my_presence":{state,text?,emoji?}`: how the viewer chose to be seen.
void append_own_presence(body_builder& body, const presence& present, const member& viewer) {
    std::string text;
    append_status(text, present.chosen_of(viewer.name));
    body.text(R"(,"my_presence":)").text(text);
}

/// `"presence":{…},"statuses":{…}`
void append_presence(body_builder& body,
                     const live_state& state,
                     presence& present,
                     const member& viewer) {
    if (may(viewer.role, action::see_open_channels)) {
        body.text(R"(,"presence":)").piece(present.json());
        body.text(R"(,"statuses":)").piece(present.statuses_json());
        return;
    }
    std::string states;
    std::string words;
    json_writer state_json(states);
    json_writer word_json(words);
    state_json.begin_object();
    word_json.begin_object();
    for (const username& name : present.online()) {
        const member* other = state.seen().find_member(name);
        if (other == nullptr || !state.seen().sees(viewer, *other)) continue;
        const status of = present.state_of(name);
        state_json.key(name.value()).value(to_word(of.state));
        if (of.text.empty() && of.emoji.empty()) continue;
        word_json.key(name.value()).begin_object();
        append_status_words(word_json, of);
        word_json.end_object();
    }
    state_json.end_object();
    word_json.end_object();
    body.text(R"(,"presence":)").text(states).text(R"(,"statuses":)").text(words);
}

}  // namespace

std::optional<std::vector<shared_bytes>> snapshot_body(live_state& state,
                                                       presence& present,
                                                       const voice_roster& rooms,
                                                       const member& viewer,
                                                       const channel* shown,
                                                       std::size_t limit) {
    encoded_page page;
    std::string name;
    if (shown != nullptr) {
        const topic* held = state.find_topic(shown->id);
        auto newest =
            held == nullptr ? std::nullopt : held->page({.channel = shown->id, .limit = limit});
        if (!newest) return std::nullopt;
        page = std::move(*newest);
        name = shown->id.value();
    }
    body_builder body;
    body.text(head_json(state, viewer)).piece(state.seen().members_json(viewer));
    append_presence(body, state, present, viewer);
    append_own_presence(body, present, viewer);
    body.text(R"(,"emoji":)").text(own_lists_json(state, viewer));
    if (rooms.is_offered()) body.text(R"(,"voice":)").text(rooms.rooms_json(state.seen(), viewer));
    body.text(R"(,"messages":{"channel":)");
    std::string quoted;
    append_json_string(quoted, name);
    body.text(quoted).text(",");
    append_page(body, page);
    body.text("}}");
    return body.take();
}

}  // namespace snug
