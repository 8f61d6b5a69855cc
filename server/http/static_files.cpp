#include "http/static_files.hpp"

#include "base/bytes.hpp"
#include "http/entity_tag.hpp"
#include "http/list_items.hpp"

namespace snug::http {

namespace {

constexpr std::string_view forever = "public, max-age=31536000, immutable";
constexpr std::string_view ask_again = "no-cache";
constexpr std::size_t hash_chars =
    22;  // of the hex digest: 88 bits tell versions of one file apart

/// "q=0", "q=0.0" and so on: the one weight that matters, as the server prefers br to gzip anyway.
bool is_refused(std::string_view parameters) {
    const std::size_t weight = parameters.find("q=0");
    if (weight == std::string_view::npos) return false;
    return parameters.find_first_not_of("0.", weight + 2) == std::string_view::npos;
}

bool accepts(std::string_view field, std::string_view coding) {
    while (!field.empty()) {
        const std::string_view item = take_item(field);
        const std::string_view name = item.substr(0, item.find_first_of("; "));
        if (same_name(name, coding)) return !is_refused(item.substr(name.size()));
    }
    return false;
}

async<reply> ready(response made) {
    co_return made;
}

response not_found() {
    return response::problem(404, "not_found", "Not Found", "There is nothing here.");
}

}  // namespace

void static_files::add(std::string path, const static_file& file) {
    std::string hash = to_hex(sha256(file.identity)).substr(0, hash_chars);
    entries_.insert_or_assign(std::move(path), entry{file, std::move(hash)});
}

void static_files::set_pages(std::function<bool(std::string_view path)> is_page) {
    is_page_ = std::move(is_page);
}

response static_files::answer(const request& asked) const {
    auto found = entries_.find(asked.path);
    if (found == entries_.end() && is_page_ && is_page_(asked.path))
        found = entries_.find("/index.html");
    return found == entries_.end() ? not_found() : respond(asked, found->second);
}

response static_files::respond(const request& asked, const entry& found) const {
    const std::string_view encodings = asked.header("Accept-Encoding");
    std::string_view coding;
    std::string_view bytes = found.file.identity;
    if (!found.file.br.empty() && accepts(encodings, "br")) {
        coding = "br";
        bytes = found.file.br;
    } else if (!found.file.gz.empty() && accepts(encodings, "gzip")) {
        coding = "gzip";
        bytes = found.file.gz;
    }
    std::string etag = '"' + found.hash;
    if (!coding.empty()) etag.append("-").append(coding);
    etag += '"';

    response made;
    made.kind = content_kind::page;
    made.headers.set("Cache-Control", found.file.immutable ? forever : ask_again);
    made.headers.set("ETag", etag);
    made.headers.set("Vary", "Accept-Encoding");
    if (names_tag(asked.header("If-None-Match"), etag)) {
        made.status = 304;
        return made;
    }
    made.headers.set("Content-Type", found.file.type);
    if (!coding.empty()) made.headers.set("Content-Encoding", coding);
    made.body = embedded_bytes{bytes};
    return made;
}

void static_files::serve_on(router& routes) const {
    routes.set_fallback(
        [this](const std::shared_ptr<const request>& asked) { return ready(answer(*asked)); });
}

}  // namespace snug::http
