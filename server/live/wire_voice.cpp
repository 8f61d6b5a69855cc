#include "live/wire_voice.hpp"

#include "base/json.hpp"

namespace snug {

shared_bytes voice_state_frame(std::string_view room) {
    return make_frame("voice_state", room, "");
}

shared_bytes voice_slots_frame(std::string_view session, const voice_slots& slots) {
    std::string data;
    json_writer json(data);
    json.begin_object().key("session").value(session);
    json.key("need").value(std::uint64_t{slots.need}).key("slots").begin_object();
    for (const auto& [mid, user] : slots.by_mid) {
        json.key(mid);
        if (!user) {
            json.null();
            continue;
        }
        json.begin_object().key("user").value(user->value()).key("kind").value("mic").end_object();
    }
    json.end_object().end_object();
    return make_frame("voice_slots", data, "");
}

shared_bytes voice_speaking_frame(const channel_id& where, const std::set<username>& speakers) {
    std::string data;
    json_writer json(data);
    json.begin_object().key("channel").value(where.value()).key("users").begin_array();
    for (const username& each : speakers)
        json.value(each.value());
    json.end_array().end_object();
    return make_frame("voice_speaking", data, "");
}

shared_bytes voice_ended_frame(std::string_view session, std::string_view reason) {
    std::string data;
    json_writer json(data);
    json.begin_object().key("session").value(session).key("reason").value(reason).end_object();
    return make_frame("voice_ended", data, "");
}

}  // namespace snug
