#include "domain/mentions.hpp"

#include "domain/validate.hpp"

#include <algorithm>

namespace snug {

namespace {

bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}
/// What makes an `@` part of something else: a word, an address.
bool is_word_char(char c) {
    return is_name_char(c) || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Behind a run of backticks the place after its like; nothing when it never ends.
std::size_t end_of_code(std::string_view text, std::size_t at) {
    const std::size_t body = std::min(text.find_first_not_of('`', at), text.size());
    const std::string_view fence = text.substr(at, body - at);
    const std::size_t close = text.find(fence, body);
    return close == std::string_view::npos ? body : close + fence.size();
}

/// A sentence may end behind a name.
std::string_view without_stops(std::string_view name) {
    const std::size_t last = name.find_last_not_of(".-");
    return last == std::string_view::npos ? std::string_view() : name.substr(0, last + 1);
}

}  // namespace

std::vector<std::string> mentions_of(std::string_view content) {
    std::vector<std::string> found;
    const auto add = [&found](std::string name) {
        if (std::ranges::find(found, name) == found.end()) found.push_back(std::move(name));
    };
    for (std::size_t at = 0; at < content.size();) {
        if (content[at] == '`') {
            at = end_of_code(content, at);
            continue;
        }
        const bool begins = content[at] == '@' && (at == 0 || !is_word_char(content[at - 1]));
        ++at;
        if (!begins) continue;
        const std::size_t start = at;
        while (at < content.size() && is_name_char(content[at]))
            ++at;
        const std::string_view name = without_stops(content.substr(start, at - start));
        if (name == "everyone" || name == "here") {
            add("@" + std::string(name));
        } else if (parse_username(name)) {
            add(std::string(name));
        }
    }
    return found;
}

}  // namespace snug
