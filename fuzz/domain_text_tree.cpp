// Hostile text as messages: reading ends, trees stay flat, names that are found could be usernames,
// and what one reads off a tree is bounded.
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "domain/text.hpp"
#include "domain/validate.hpp"

#include <algorithm>
#include <cstdlib>

namespace {

// A link in bold italic underlined struck hidden words, and a mark of the other kind of italic.
constexpr std::size_t marks_depth_max = 8;

std::size_t depth_of(const std::vector<snug::text_word>& words) {
    std::size_t depth = 0;
    for (const snug::text_word& word : words)
        depth = std::max(depth, 1 + depth_of(word.of));
    return depth;
}

bool has_odd_link(const std::vector<snug::text_word>& words) {
    return std::ranges::any_of(words, [](const snug::text_word& word) {
        if (has_odd_link(word.of)) return true;
        if (word.kind != snug::word_kind::link) return false;
        const char first = word.text.empty() ? '\0' : word.text.front();
        return first != 'h' && first != 'H' && first != 'm' && first != 'M';
    });
}

bool is_mention(const std::string& name) {
    return name == "@everyone" || name == "@here" || name == "@moderators" || name == "@owners" ||
           name == "home" || name == "deleted" || name == "system" || name == "snug" ||
           snug::parse_username(name);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const snug::text_block& block : snug::parse_text(text)) {
        if (depth_of(block.of) > marks_depth_max || has_odd_link(block.of)) std::abort();
    }
    if (!std::ranges::all_of(snug::mentions_of(text), is_mention)) std::abort();
    const std::string preview = snug::preview_of(text);
    if (preview.find('\n') != std::string::npos) std::abort();
    const auto length = snug::count_code_points(preview);
    if (length && *length > snug::limits::preview_code_points_max + 1) std::abort();
    if (snug::search_text_of(text).size() > 3 * size + 64) std::abort();
    return 0;
}
