#include "domain/gram_filter.hpp"

#include "domain/folded_text.hpp"
#include "domain/search_text.hpp"

#include <algorithm>

namespace snug {

namespace {

constexpr unsigned bits_per_letter = 21;
constexpr unsigned probes = 3;

// From here on a letter is about a word by itself: two of them say enough.
constexpr char32_t first_dense = 0x2E80;

enum class tag : std::uint64_t { from = 1, mentions = 2, has = 3 };

/// The finalizer of SplitMix64: every bit of the key moves every bit.
std::uint64_t mix(std::uint64_t key) {
    key += 0x9E3779B97F4A7C15ULL;
    key = (key ^ (key >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    key = (key ^ (key >> 27U)) * 0x94D049BB133111EBULL;
    return key ^ (key >> 31U);
}

gram gram_of(std::u32string_view letters) {
    std::uint64_t key = 0;
    for (const char32_t letter : letters)
        key = key << bits_per_letter | static_cast<std::uint64_t>(letter);
    return mix(key);
}

/// Three letters fill 63 bits, so the top one tells tags apart.
gram gram_of(tag kind, std::string_view word) {
    std::uint64_t key = 0xCBF29CE484222325ULL ^ static_cast<std::uint64_t>(kind);
    for (const char c : word)
        key = (key ^ static_cast<std::uint8_t>(c)) * 0x100000001B3ULL;
    return mix(key | 1ULL << 63U);
}

gram gram_of(search_has what) {
    const char kind = static_cast<char>('a' + static_cast<int>(what));
    return gram_of(tag::has, std::string_view(&kind, 1));
}

bool is_dense(std::u32string_view letters) {
    return std::ranges::all_of(letters, [](char32_t c) { return c >= first_dense; });
}

template <class Each>
void each_run(std::u32string_view text, Each each) {
    while (!text.empty()) {
        const std::u32string_view run = text.substr(0, text.find(U' '));
        if (!run.empty()) each(run);
        text.remove_prefix(std::min(run.size() + 1, text.size()));
    }
}

void add_text(std::vector<gram>& to, std::string_view text) {
    const std::u32string letters = fold_text(text).letters;
    each_run(letters, [&to](std::u32string_view run) {
        for (std::size_t at = 0; at < run.size(); ++at) {
            for (std::size_t size = 1; size <= 3 && at + size <= run.size(); ++size) {
                const std::u32string_view one = run.substr(at, size);
                if (size < 3 || !is_dense(one)) to.push_back(gram_of(one));
            }
        }
    });
}

/// The longest that are held: of them a word is made.
void add_wanted(std::vector<gram>& to, std::u32string_view run) {
    if (run.size() < 2) return to.push_back(gram_of(run));
    for (std::size_t at = 0; at + 2 <= run.size(); ++at) {
        const std::u32string_view three = run.substr(at, 3);
        const bool is_held = three.size() == 3 && !is_dense(three);
        const bool is_last_pair = three.size() < 3 && at > 0;
        if (is_held) {
            to.push_back(gram_of(three));
        } else if (!is_last_pair || is_dense(three)) {
            to.push_back(gram_of(run.substr(at, 2)));
        }
    }
}

struct place {
    std::size_t byte;
    std::uint8_t bit;
};

place place_of(gram one, unsigned probe, std::size_t bytes) {
    const std::uint64_t step = one >> 32U | 1U;  // double hashing
    const std::uint64_t at = mix(one + probe * step) % (bytes * 8);
    return {static_cast<std::size_t>(at / 8), static_cast<std::uint8_t>(1U << at % 8)};
}

bool holds(std::span<const std::uint8_t> filter, gram one) {
    for (unsigned probe = 0; probe < probes; ++probe) {
        const place at = place_of(one, probe, filter.size());
        if ((filter[at.byte] & at.bit) == 0) return false;
    }
    return true;
}

}  // namespace

void add_grams(std::vector<gram>& to, const message& one) {
    if (one.deleted || one.system != system_kind::none) return;
    add_text(to, one.content);
    add_text(to, search_text_of_marked(one.content));
    to.push_back(gram_of(tag::from, one.author.value()));
    for (const std::string& name : one.mentions)
        to.push_back(gram_of(tag::mentions, name));
    if (has_link(one.content)) to.push_back(gram_of(search_has::link));
    if (has_code(one.content)) to.push_back(gram_of(search_has::code));
    if (one.pinned) to.push_back(gram_of(search_has::pin));
}

wanted_grams grams_of(const search_query& what) {
    wanted_grams made;
    for (const std::u32string& words : what.words)
        each_run(words, [&made](std::u32string_view run) { add_wanted(made.all, run); });
    for (const std::string& name : what.mentions)
        made.all.push_back(gram_of(tag::mentions, name));
    for (const search_has one : what.has)
        made.all.push_back(gram_of(one));
    for (const username& name : what.from)
        made.any.push_back(gram_of(tag::from, name.value()));
    return made;
}

std::string make_gram_filter(std::vector<gram> grams) {
    std::ranges::sort(grams);
    const auto twice = std::ranges::unique(grams);
    grams.erase(twice.begin(), twice.end());
    std::string filter(grams.size(), '\0');
    for (const gram one : grams) {
        for (unsigned probe = 0; probe < probes; ++probe) {
            const place at = place_of(one, probe, filter.size());
            filter[at.byte] =
                static_cast<char>(static_cast<std::uint8_t>(filter[at.byte]) | at.bit);
        }
    }
    return filter;
}

bool may_hold(std::span<const std::uint8_t> filter, const wanted_grams& wanted) {
    if (filter.empty()) return false;
    const auto is_held = [filter](gram one) { return holds(filter, one); };
    return std::ranges::all_of(wanted.all, is_held) &&
           (wanted.any.empty() || std::ranges::any_of(wanted.any, is_held));
}

}  // namespace snug
