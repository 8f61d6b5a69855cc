#include "live/wire_event.hpp"

#include "base/json.hpp"
#include "live/wire_channel.hpp"
#include "live/wire_gif.hpp"

namespace snug {

shared_bytes hello_frame(std::string_view cursor,
                         const std::vector<read_state>& reads,
                         const std::vector<username>& blocked,
                         std::string_view rooms,
                         std::string_view id) {
    std::string data;
    json_writer json(data);
    json.begin_object().key("cursor").value(cursor);
    json.key("reads").begin_array();
    for (const read_state& mine : reads) {
        std::string one;
        append_marks(one, mine);
        json.raw(one);
    }
    json.end_array().key("blocked").begin_array();
    for (const username& whom : blocked)
        json.value(whom.value());
    json.end_array().key("voice").raw(rooms).end_object();
    return make_frame("hello", data, id);
}

shared_bytes read_frame(const read_state& mine) {
    std::string data;
    append_read_state(data, mine);
    return make_frame("read", data, "");
}

shared_bytes resync_frame(std::string_view reason, std::string_view id) {
    std::string data;
    json_writer(data).begin_object().key("reason").value(reason).end_object();
    return make_frame("resync", data, id);
}

shared_bytes notify_frame(const channel_id& where, const notify_settings& chosen) {
    std::string data;
    append_notify(data, where, chosen);
    return make_frame("notify", data, "");
}

shared_bytes blocked_frame(const block& what, bool blocked) {
    std::string data;
    json_writer json(data);
    json.begin_object().key("user").value(what.whom.value());
    json.key("blocked").value(blocked).end_object();
    return make_frame("blocked", data, "");
}

shared_bytes saved_frame(const message_saved& what) {
    std::string data;
    json_writer json(data);
    json.begin_object().key("_id").value(to_hex(what.id));
    json.key("channel").value(what.channel.value());
    json.key("saved").value(what.saved).end_object();
    return make_frame("saved", data, "");
}

shared_bytes gif_added_frame(const shelved& what) {
    std::string data;
    append_gif(data, what, std::nullopt);
    return make_frame("gif_added", data, "");
}

shared_bytes gif_removed_frame(const file_id& which) {
    std::string data;
    json_writer(data).begin_object().key("id").value(which.value()).end_object();
    return make_frame("gif_removed", data, "");
}

namespace {

std::string channel_ref(const channel_id& where) {
    std::string data;
    json_writer(data).begin_object().key("id").value(where.value()).end_object();
    return data;
}

}  // namespace

shared_bytes hidden_frame(const channel_id& where, std::string_view id) {
    return make_frame("channel_hidden", channel_ref(where), id);
}

shared_bytes deleted_channel_frame(const channel_id& where, std::string_view id) {
    return make_frame("channel_deleted", channel_ref(where), id);
}

shared_bytes signed_out_frame(std::string_view reason) {
    std::string data;
    json_writer(data).begin_object().key("reason").value(reason).end_object();
    return make_frame("signed_out", data, "");
}

shared_bytes typing_frames(const channel_id& where, const std::set<username>& people) {
    std::string frames;
    for (const username& who : people) {
        std::string data;
        json_writer json(data);
        json.begin_object().key("channel").value(where.value());
        json.key("user").value(who.value()).end_object();
        frames += *make_frame("typing", data, "");
    }
    return share(std::move(frames));
}

shared_bytes film_progress_frame(const film_progress& of) {
    std::string data;
    json_writer json(data);
    json.begin_object().key("channel").value(of.where.value());
    json.key("message").value(to_hex(of.message));
    json.key("file").value(of.file.value());
    json.key("percent").value(of.percent).end_object();
    return make_frame("file_progress", data, "");
}

shared_bytes presence_frames(const std::vector<presence::change>& changes) {
    std::string frames;
    for (const presence::change& of : changes) {
        std::string data;
        json_writer json(data);
        json.begin_object().key("user").value(of.who.value());
        json.key("state").value(to_word(of.now.state));
        append_status_words(json, of.now);
        json.end_object();
        frames += *make_frame("presence", data, "");
    }
    return share(std::move(frames));
}

}  // namespace snug
