#include "live/wire_member.hpp"

#include "base/json.hpp"
#include "live/picture_path.hpp"

namespace snug {

void append_member(std::string& out, const member& who) {
    json_writer json(out);
    json.begin_object();
    json.key("username").value(who.name.value());
    json.key("display_name").value(who.display_name);
    json.key("role").value(to_word(who.role));
    if (who.avatar) json.key("avatar").value(face_path(who.name, *who.avatar));
    if (!who.colour.empty()) json.key("colour").value(who.colour);
    if (!who.bio.empty()) json.key("bio").value(who.bio);
    if (!who.pronouns.empty()) json.key("pronouns").value(who.pronouns);
    if (who.bot) json.key("bot").value(true);
    json.key("joined").value(to_iso8601(who.joined));
    if (who.invited_by) json.key("invited_by").value(who.invited_by->value());
    if (who.muted_until) json.key("muted_until").value(to_iso8601(*who.muted_until));
    json.end_object();
}

void append_departure(std::string& out, const username& who, std::string_view reason) {
    json_writer json(out);
    json.begin_object();
    json.key("username").value(who.value());
    json.key("reason").value(reason);
    json.end_object();
}

}  // namespace snug
