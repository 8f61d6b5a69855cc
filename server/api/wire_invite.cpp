#include "api/wire_invite.hpp"

#include "base/json.hpp"

#include <algorithm>

namespace snug::api {

namespace {

constexpr std::size_t id_bytes = 8;

}  // namespace

std::string invite_id(const secret_hash& code) {
    return to_hex(std::span(code.value()).first(id_bytes));
}

bool is_invite_id(std::string_view text) {
    return text.size() == id_bytes * 2 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

std::string invite_json(const invite& what, std::string_view code, std::string_view url) {
    std::string text;
    json_writer json(text);
    json.begin_object();
    if (!code.empty()) json.key("code").value(code);
    json.key("id").value(invite_id(what.code));
    if (!url.empty()) json.key("url").value(url);
    json.key("max_uses").value(what.uses_max).key("uses").value(what.uses);
    json.key("expires").value(to_iso8601(what.expires));
    json.key("role").value(to_word(what.role)).key("by").value(what.by.value());
    if (what.role == role::guest) {
        json.key("channels").begin_array();
        for (const channel_id& id : what.channels)
            json.value(id.value());
        json.end_array();
    }
    json.end_object();
    return text;
}

}  // namespace snug::api
