#include "domain/shelf.hpp"

#include "base/limits.hpp"
#include "domain/folded_text.hpp"
#include "domain/text_characters.hpp"
#include "domain/validate.hpp"

#include <algorithm>
#include <utility>

namespace snug {

namespace {

bool parts_words(char32_t letter) {
    return letter < 0x80 && !text_rules::is_alnum(static_cast<char>(letter));
}

void add_words(std::string_view text, std::vector<std::u32string>& to) {
    std::u32string word;
    for (const char32_t letter : fold_text(text).letters) {
        if (!parts_words(letter)) {
            word.push_back(letter);
        } else if (!word.empty()) {
            to.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty()) to.push_back(std::move(word));
}

}  // namespace

result<std::vector<std::string>> clean_tags(const std::vector<std::string>& tags) {
    if (tags.size() > limits::shelf_tags_max) {
        return refuse(errc::invalid_field, "One has up to 10 tags.", "tags");
    }
    std::vector<std::string> made;
    std::vector<std::u32string> looks;
    for (const std::string& tag : tags) {
        auto clean = clean_line(tag, limits::shelf_tag_code_points_max, "tags");
        if (!clean) return std::unexpected(clean.error());
        std::u32string look = fold_text(*clean).letters;
        if (std::ranges::find(looks, look) != looks.end()) continue;
        looks.push_back(std::move(look));
        made.push_back(std::move(*clean));
    }
    return made;
}

std::vector<std::u32string> shelf_words(std::string_view text) {
    std::vector<std::u32string> made;
    add_words(text, made);
    if (made.size() > limits::search_terms_max) made.resize(limits::search_terms_max);
    return made;
}

bool is_called(const shelved& what, const std::vector<std::u32string>& words) {
    if (words.empty()) return true;
    std::vector<std::u32string> its;
    add_words(what.name, its);
    for (const std::string& tag : what.tags)
        add_words(tag, its);
    return std::ranges::all_of(words, [&its](const std::u32string& wanted) {
        return std::ranges::any_of(
            its, [&wanted](const std::u32string& word) { return word.starts_with(wanted); });
    });
}

}  // namespace snug
