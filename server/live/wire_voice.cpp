#include "live/wire_voice.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <array>

namespace snug {

namespace {

constexpr std::string_view slots_name = "voice_slots";
constexpr std::string_view speaking_name = "voice_speaking";
constexpr std::string_view ended_name = "voice_ended";

}  // namespace

voice_event voice_slots_event(std::string_view session, const voice_slots& slots) {
    voice_event made{slots_name, {}};
    json_writer json(made.data);
    json.begin_object().key("session").value(session);
    json.key("need").value(std::uint64_t{slots.need});
    json.key("need_video").value(std::uint64_t{slots.need_video}).key("slots").begin_object();
    for (const auto& [mid, carried] : slots.by_mid) {
        json.key(mid);
        if (!carried) {
            json.null();
            continue;
        }
        json.begin_object().key("user").value(carried->user.value());
        json.key("kind").value(carried->kind).end_object();
    }
    json.end_object().end_object();
    return made;
}

voice_event voice_speaking_event(const channel_id& where, const std::set<username>& speakers) {
    voice_event made{speaking_name, {}};
    json_writer json(made.data);
    json.begin_object().key("channel").value(where.value()).key("users").begin_array();
    for (const username& each : speakers)
        json.value(each.value());
    json.end_array().end_object();
    return made;
}

voice_event voice_ended_event(std::string_view session, std::string_view reason) {
    voice_event made{ended_name, {}};
    json_writer json(made.data);
    json.begin_object().key("session").value(session).key("reason").value(reason).end_object();
    return made;
}

std::optional<std::string_view> known_voice_event(std::string_view name) {
    static constexpr std::array names = {slots_name, speaking_name, ended_name};
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return *found;
}

shared_bytes voice_frame(const voice_event& what) {
    return make_frame(what.name, what.data, "");
}

shared_bytes voice_state_frame(std::string_view room) {
    return make_frame("voice_state", room, "");
}

}  // namespace snug
