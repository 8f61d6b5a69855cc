#include "live/wire_emoji.hpp"

#include "base/json.hpp"
#include "live/picture_path.hpp"

namespace snug {

void append_own_emoji(std::string& out, const own_emoji& what) {
    json_writer json(out);
    json.begin_object().key("name").value(what.name).key("aliases").begin_array();
    for (const std::string& alias : what.aliases)
        json.value(alias);
    json.end_array();
    json.key("by").value(what.by.value());
    json.key("added").value(to_iso8601(what.at));
    if (what.picture) json.key("url").value(emoji_path(what.name, *what.picture));
    if (what.animated) json.key("animated").value(true);
    json.end_object();
}

shared_bytes removed_emoji_frame(std::string_view name, std::string_view id) {
    std::string data;
    json_writer(data).begin_object().key("name").value(name).end_object();
    return make_frame("emoji_removed", data, id);
}

}  // namespace snug
