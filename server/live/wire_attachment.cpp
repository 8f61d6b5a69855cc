#include "live/wire_attachment.hpp"

#include "base/file_limits.hpp"
#include "base/json.hpp"

#include <algorithm>

namespace snug {

namespace {

constexpr std::string_view files_path = "/api/files/";

/// RFC 3986 section 2.3: what stands for itself in a segment.
bool is_unreserved(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

void append_segment(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : text) {
        if (is_unreserved(c)) {
            out.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out.push_back('%');
        out.push_back(digits[byte >> 4U]);
        out.push_back(digits[byte & 0xFU]);
    }
}

std::string path_of(const attachment& what, std::string_view end) {
    std::string path(files_path);
    path += what.id.value();
    path += '/';
    append_segment(path, end);
    return path;
}

/// Bars from 0 to 100: less to send, and no screen shows more.
void append_waveform(json_writer& json, const std::string& peaks) {
    constexpr unsigned highest = 255;
    json.key("waveform").begin_array();
    for (const char peak : peaks) {
        const unsigned value = static_cast<unsigned char>(peak);
        json.value(static_cast<std::uint64_t>((value * 100 + highest / 2) / highest));
    }
    json.end_array();
}

void append_shape(json_writer& json, const file_look& look) {
    if (look.width != 0) {
        json.key("width").value(std::uint64_t{look.width});
        json.key("height").value(std::uint64_t{look.height});
    }
    if (look.duration_ms != 0) json.key("duration_ms").value(look.duration_ms);
    if (look.animated) json.key("animated").value(true);
    if (look.silent) json.key("silent").value(true);
    if (!look.thumbhash.empty()) json.key("thumbhash").value(to_base64(look.thumbhash));
    if (!look.waveform.empty()) append_waveform(json, look.waveform);
}

void append_attachment(json_writer& json, const attachment& what) {
    const file_look& look = what.look;
    json.begin_object();
    json.key("id").value(what.id.value());
    json.key("name").value(what.name);
    json.key("type").value(look.type);
    json.key("size").value(look.size);
    json.key("kind").value(to_word(look.kind));
    json.key("state").value(to_word(look.state));
    json.key("url").value(url_of(what));
    const bool is_there = look.state != file_state::removed;
    if (look.thumb && is_there) json.key("thumb").value(thumb_url_of(what));
    if (look.poster && is_there) json.key("poster").value(path_of(what, "poster"));
    append_shape(json, look);
    if (!what.alt.empty()) json.key("alt").value(what.alt);
    if (what.spoiler) json.key("spoiler").value(true);
    if (!look.reason.empty()) json.key("reason").value(look.reason);
    if (look.removed_at) {
        const wall_time until = *look.removed_at + limits::restore_window;
        json.key("restorable_until").value(to_iso8601(until));
    }
    json.end_object();
}

}  // namespace

std::string url_of(const attachment& what) {
    // These two are addresses of their own.
    const bool is_taken = what.name == "thumb" || what.name == "poster";
    return path_of(what, is_taken ? what.name + ".bin" : what.name);
}

std::string thumb_url_of(const attachment& what) {
    return path_of(what, "thumb");
}

void append_attachments(std::string& out, const std::vector<attachment>& all) {
    json_writer json(out);
    json.begin_array();
    for (const attachment& one : all)
        append_attachment(json, one);
    json.end_array();
}

}  // namespace snug
