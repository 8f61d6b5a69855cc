#include "store/mongo/channel_document.hpp"

#include "store/mongo/words.hpp"

#include <algorithm>

namespace snug::mongo {

namespace {

document to_fields(const channel& what) {
    document made;
    made.put("name", what.name)
        .put("sign", what.sign)
        .put("topic", what.topic)
        .put("section", what.section)
        .put("position", what.position_in_list)
        .put("private", what.is_private)
        .put("moderators_post", what.moderators_post)
        .put("slow_mode_s", what.slow_mode_s)
        .put("archived", what.archived);
    if (what.keeper) made.put("keeper", what.keeper->value());
    return made;
}

}  // namespace

document to_document(const channel& what) {
    document made = to_fields(what);
    made.put("_id", what.id.value())
        .put("no", what.no)
        .put("kind", to_word(what.kind))
        .put("members", to_list(what.arrivals));
    if (what.origin) made.put("made_by", what.origin->by.value()).put("made", what.origin->at);
    return made;
}

document to_update(const channel& what) {
    document made = of("$set", to_fields(what));
    if (!what.keeper) made.put("$unset", of("keeper", true));
    return made;
}

document to_deletion(position at) {
    document set;
    set.put("gone", at);
    for (const char* key : {"name", "sign", "topic", "section"})
        set.put(key, "");
    return of("$set", set);
}

channel to_channel(const view& from) {
    channel made;
    made.id = channel_id(from.text("_id"));
    made.no = static_cast<std::uint32_t>(from.count("no"));
    made.kind = value_of(from.text("kind"), channel_kind::text);
    made.name = from.text("name");
    made.sign = from.text("sign");
    made.topic = from.text("topic");
    made.section = from.text("section");
    made.position_in_list = from.number("position");
    made.is_private = from.flag("private");
    made.moderators_post = from.flag("moderators_post");
    made.slow_mode_s = from.number("slow_mode_s");
    made.archived = from.flag("archived");
    if (const auto keeper = from.text_if("keeper")) made.keeper = username(std::string(*keeper));
    if (const auto by = from.text_if("made_by")) {
        made.origin = {username(std::string(*by)), from.time("made")};
    }
    made.arrivals = to_names<username>(from, "members");
    made.members = made.arrivals;
    std::ranges::sort(made.members);
    return made;
}

}  // namespace snug::mongo
