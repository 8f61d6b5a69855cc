#include "domain/search_rank.hpp"

#include "domain/folded_text.hpp"

#include <algorithm>
#include <utf8proc.h>
#include <utility>

namespace snug {

namespace {

constexpr double stands_alone = 3;
constexpr double begins_a_word = 2;
constexpr double is_within = 1;

/// Letters and digits; marks and case are folded away already.
bool is_word_letter(char32_t letter) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(letter))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
            return true;
        default:
            return false;
    }
}

double worth_at(const std::u32string& text, std::size_t at, std::size_t length) {
    if (at > 0 && is_word_letter(text[at - 1])) return is_within;
    const std::size_t end = at + length;
    return end < text.size() && is_word_letter(text[end]) ? begins_a_word : stands_alone;
}

/// The best place at which `word` stands. Not at all in the text as written (it stands in what is
/// read, across marks): as a part.
double best_place(const std::u32string& text, const std::u32string& word) {
    double best = is_within;
    for (std::size_t at = text.find(word); at != std::u32string::npos && best < stands_alone;
         at = text.find(word, at + 1))
        best = std::max(best, worth_at(text, at, word.size()));
    return best;
}

}  // namespace

double search_rank(const search_query& wanted, const message& what) {
    if (wanted.words.empty()) return 0;
    const std::u32string text = fold_text(what.content).letters;
    double sum = 0;
    std::size_t letters = 0;
    for (const std::u32string& word : wanted.words) {
        sum += best_place(text, word);
        letters += word.size();
    }
    const double share =
        static_cast<double>(letters) / static_cast<double>(std::max(text.size(), letters));
    return sum + share;
}

std::vector<message> take_best(const search_query& wanted,
                               std::vector<message> hits,
                               std::size_t count) {
    std::vector<std::pair<double, std::size_t>> order;
    order.reserve(hits.size());
    for (std::size_t i = 0; i < hits.size(); ++i)
        order.emplace_back(search_rank(wanted, hits[i]), i);
    std::ranges::stable_sort(order, std::ranges::greater{}, &std::pair<double, std::size_t>::first);
    std::vector<message> best;
    best.reserve(std::min(count, order.size()));
    for (std::size_t i = 0; i < std::min(count, order.size()); ++i)
        best.push_back(std::move(hits[order[i].second]));
    return best;
}

}  // namespace snug
