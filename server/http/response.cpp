#include "http/response.hpp"

#include "base/json.hpp"

#include <array>
#include <utility>

namespace snug::http {

namespace {

constexpr std::array<std::pair<int, std::string_view>, 32> phrases = {{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {460, "Checksum Mismatch"},  // tus 1.0
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
}};

template <class Body>
response json_response(int status, Body body) {
    response made;
    made.status = status;
    made.headers.set("Content-Type", "application/json");
    made.body = std::move(body);
    return made;
}

}  // namespace

std::string_view reason_phrase(int status) {
    for (const auto& [known, phrase] : phrases) {
        if (known == status) return phrase;
    }
    return "Unknown";
}

std::uint64_t response::body_size() const {
    if (const auto* text = std::get_if<std::string>(&body)) return text->size();
    if (const auto* shared = std::get_if<shared_bytes>(&body))
        return *shared ? (*shared)->size() : 0;
    if (const auto* embedded = std::get_if<embedded_bytes>(&body)) return embedded->bytes.size();
    if (const auto* sourced = std::get_if<sourced_bytes>(&body)) return sourced->size;
    std::uint64_t size = 0;
    for (const shared_bytes& piece : std::get<fragments>(body))
        size += piece->size();
    return size;
}

response response::json(int status, std::string body) {
    return json_response(status, std::move(body));
}

response response::json(int status, shared_bytes body) {
    return json_response(status, std::move(body));
}

response response::json(int status, fragments body) {
    return json_response(status, std::move(body));
}

response response::no_content() {
    response made;
    made.status = 204;
    return made;
}

response response::problem(int status,
                           std::string_view code,
                           std::string_view title,
                           std::string_view detail,
                           std::string_view field) {
    std::string text;
    json_writer json(text);
    json.begin_object();
    json.key("type").value("about:blank").key("title").value(title).key("status").value(status);
    json.key("code").value(code).key("detail").value(detail);
    if (!field.empty()) json.key("field").value(field);
    json.end_object();
    response made;
    made.status = status;
    made.code = code;
    made.headers.set("Content-Type", "application/problem+json");
    made.body = std::move(text);
    return made;
}

}  // namespace snug::http
