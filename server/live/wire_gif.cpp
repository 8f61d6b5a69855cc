#include "live/wire_gif.hpp"

#include "base/json.hpp"

#include <utility>

namespace snug {

namespace {

void append_look(json_writer& json, const file_look& look, const std::string& path) {
    json.key("kind").value(to_word(look.kind));
    json.key("type").value(look.type);
    json.key("size").value(look.size);
    json.key("url").value(path + "/file");
    if (look.thumb) json.key("thumb").value(path + "/thumb");
    if (look.poster) json.key("poster").value(path + "/poster");
    json.key("width").value(std::uint64_t{look.width});
    json.key("height").value(std::uint64_t{look.height});
    if (look.duration_ms != 0) json.key("duration_ms").value(look.duration_ms);
    if (!look.thumbhash.empty()) json.key("thumbhash").value(to_base64(look.thumbhash));
}

void append_tags(std::string& out, const std::vector<shelf_tag>& tags) {
    out += R"(,"tags":)";
    json_writer json(out);
    json.begin_array();
    for (const shelf_tag& one : tags) {
        json.begin_object().key("tag").value(one.tag);
        json.key("count").value(std::uint64_t{one.count}).end_object();
    }
    json.end_array();
}

}  // namespace

void append_gif(std::string& out, const shelved& what, std::optional<bool> favourite) {
    json_writer json(out);
    json.begin_object();
    json.key("id").value(what.id.value());
    json.key("tags").begin_array();
    for (const std::string& tag : what.tags)
        json.value(tag);
    json.end_array();
    json.key("by").value(what.by.value());
    json.key("added").value(to_iso8601(what.at));
    json.key("uses").value(what.uses);
    if (favourite) json.key("favourite").value(*favourite);
    append_look(json, what.look, "/api/gifs/" + what.id.value());
    json.end_object();
}

std::string gifs_json(const shelf_page& page) {
    std::string text = R"({"gifs":[)";
    bool first = true;
    for (const shelf_item& one : page.items) {
        if (!std::exchange(first, false)) text += ',';
        append_gif(text, one.what, one.favourite);
    }
    text += R"(],"total":)" + std::to_string(page.total);
    if (page.tags) append_tags(text, *page.tags);
    if (!page.next.empty()) {
        text += R"(,"next":)";
        append_json_string(text, page.next);
    }
    return text += '}';
}

}  // namespace snug
