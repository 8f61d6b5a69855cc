#include "http/file_answer.hpp"

#include "http/byte_range.hpp"
#include "http/entity_tag.hpp"

namespace snug::http {

namespace {

/// RFC 9110 section 14.2: only of GET, and only if the browser's part is of these bytes.
std::string_view range_asked(const request& asked, std::string_view etag) {
    if (asked.method != verb::get) return {};
    if (asked.fields.contains("If-Range") && !is_same_tag(asked.header("If-Range"), etag))
        return {};
    return asked.header("Range");
}

response no_such_range(std::uint64_t size) {
    response made = response::problem(
        416, "range_not_satisfiable", reason_phrase(416), "The file ends before that.");
    made.headers.set("Content-Range", "bytes */" + std::to_string(size));
    return made;
}

}  // namespace

response file_answer(const request& asked, file_facts what) {
    response made;
    made.kind = what.use == disposition::saved ? content_kind::download : content_kind::data;
    made.headers.set("ETag", what.etag);
    made.headers.set("Cache-Control", what.cache_control);
    if (names_tag(asked.header("If-None-Match"), what.etag)) {
        made.status = 304;
        return made;
    }
    const auto range = parse_range(range_asked(asked, what.etag), what.size);
    if (!range) return no_such_range(what.size);
    made.headers.set("Accept-Ranges", "bytes");
    made.headers.set("Content-Type", what.type);
    made.headers.set("Content-Disposition", content_disposition(what.use, what.name));
    sourced_bytes body{.from = std::move(what.from), .offset = 0, .size = what.size};
    if (*range) {
        made.status = 206;
        made.headers.set("Content-Range", to_content_range(**range, what.size));
        body.offset = (*range)->first;
        body.size = (*range)->last - (*range)->first + 1;
    }
    made.body = std::move(body);
    return made;
}

}  // namespace snug::http
