#include "domain/folded_text.hpp"
#include "domain/search_query.hpp"
#include "domain/search_text.hpp"

#include <algorithm>

namespace snug {

namespace {

bool has(const message& what, search_has wanted) {
    switch (wanted) {
        case search_has::link:
            return has_link(what.content);
        case search_has::code:
            return has_code(what.content);
        case search_has::pin:
            return what.pinned;
    }
    return false;
}

bool is_mentioned(const message& in, const std::string& name) {
    return std::ranges::find(in.mentions, name) != in.mentions.end();
}

bool holds_all(const std::vector<std::u32string>& words, std::string_view content) {
    if (words.empty()) return true;
    const std::u32string written = fold_text(content).letters;
    const auto is_in = [](const std::u32string& text) {
        return [&text](const std::u32string& word) { return text.contains(word); };
    };
    if (std::ranges::all_of(words, is_in(written))) return true;
    // Marks within words: what is read differs from what was written.
    const std::u32string said = fold_text(search_text_of_marked(content)).letters;
    return std::ranges::all_of(words, [&](const std::u32string& word) {
        return written.contains(word) || said.contains(word);
    });
}

bool stands_before(const highlight& a, const highlight& b) {
    return a.start != b.start ? a.start < b.start : a.length > b.length;
}

}  // namespace

bool fits(const search_query& wanted, const message& what) {
    if (what.deleted || what.system != system_kind::none) return false;
    if (wanted.before && what.at >= *wanted.before) return false;
    if (wanted.after && what.at < *wanted.after) return false;
    const auto& from = wanted.from;
    if (!from.empty() && std::ranges::find(from, what.author) == from.end()) return false;
    const auto mentioned = [&](const std::string& name) { return is_mentioned(what, name); };
    if (!std::ranges::all_of(wanted.mentions, mentioned)) return false;
    if (!std::ranges::all_of(wanted.has, [&](search_has one) { return has(what, one); })) {
        return false;
    }
    return holds_all(wanted.words, what.content);
}

std::vector<highlight> find_highlights(const search_query& wanted, std::string_view content) {
    const folded_text folded = fold_text(content);
    std::vector<highlight> all;
    for (const std::u32string& word : wanted.words) {
        for (std::size_t at = folded.letters.find(word); at != std::u32string::npos;
             at = folded.letters.find(word, at + word.size())) {
            const std::size_t first = folded.source[at];
            const std::size_t last = folded.source[at + word.size() - 1];
            all.push_back({first, last - first + 1});
        }
    }
    std::ranges::sort(all, stands_before);
    std::vector<highlight> apart;
    for (const highlight& one : all) {
        const std::size_t end = apart.empty() ? 0 : apart.back().start + apart.back().length;
        if (one.start >= end) {
            apart.push_back(one);
        } else if (one.start + one.length > end) {
            apart.back().length = one.start + one.length - apart.back().start;
        }
    }
    return apart;
}

}  // namespace snug
