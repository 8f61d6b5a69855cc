#include "live/wire_emoji.hpp"

#include "base/json.hpp"

namespace snug {

void append_own_emoji(std::string& out, const own_emoji& what) {
    json_writer json(out);
    json.begin_object().key("name").value(what.name).key("aliases").begin_array();
    for (const std::string& alias : what.aliases)
        json.value(alias);
    json.end_array();
    json.key("by").value(what.by.value());
    json.key("added").value(to_iso8601(what.at));
    json.end_object();
}

}  // namespace snug
