#include "domain/search_text.hpp"

#include "domain/text.hpp"

#include <algorithm>

namespace snug {

namespace {

bool any_word(const std::vector<text_word>& words, word_kind kind) {
    return std::ranges::any_of(words, [kind](const text_word& word) {
        return word.kind == kind || any_word(word.of, kind);
    });
}

bool any_word(const text_list& list, word_kind kind) {
    return std::ranges::any_of(list.items, [kind](const text_item& item) {
        if (any_word(item.of, kind)) return true;
        return std::ranges::any_of(item.lists,
                                   [kind](const text_list& one) { return any_word(one, kind); });
    });
}

bool any_word(const std::vector<text_block>& blocks, word_kind kind) {
    return std::ranges::any_of(blocks, [kind](const text_block& block) {
        return any_word(block.of, kind) || any_word(block.quoted, kind) ||
               any_word(block.list, kind);
    });
}

bool any_fence(const std::vector<text_block>& blocks) {
    return std::ranges::any_of(blocks, [](const text_block& block) {
        return block.kind == block_kind::fence || any_fence(block.quoted);
    });
}

}  // namespace

std::string search_text_of_marked(std::string_view content) {
    // Lists and quotes begin lines; what they hold is found as it was typed.
    if (content.find_first_of("*_~|`[\\<") == std::string_view::npos) return {};
    return search_text_of(content);
}

bool has_link(std::string_view content) {
    if (!content.contains(':')) return false;  // most messages, without the reading
    return any_word(parse_text(content), word_kind::link);
}

bool has_code(std::string_view content) {
    if (!content.contains('`')) return false;
    const auto blocks = parse_text(content);
    return any_fence(blocks) || any_word(blocks, word_kind::code);
}

}  // namespace snug
