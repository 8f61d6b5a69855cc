#include "domain/search_query.hpp"

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "domain/folded_text.hpp"

#include <algorithm>
#include <array>

namespace snug {

namespace {

std::unexpected<error> refuse_query(std::string detail) {
    return refuse(errc::invalid_field, std::move(detail), "q");
}

struct term {
    std::string_view key;  // empty: words
    std::string_view value;
};

/// Takes terms off a line: `word`, `"some words"`, `key:value`, `key:"some value"`.
class term_reader {
public:
    explicit term_reader(std::string_view line) : rest_(line) {}

    std::optional<term> next() {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size()));
        if (rest_.empty()) return std::nullopt;
        if (rest_.front() == '"') return term{{}, take_quoted()};
        const std::string_view key = rest_.substr(0, rest_.find_first_of(": \""));
        if (key.size() + 1 < rest_.size() && rest_[key.size()] == ':' && is_key(key)) {
            rest_.remove_prefix(key.size() + 1);
            return term{key, rest_.front() == '"' ? take_quoted() : take_bare()};
        }
        return term{{}, take_bare()};
    }

private:
    static bool is_key(std::string_view word) {
        constexpr std::array<std::string_view, 6> keys = {
            "from", "in", "has", "mentions", "before", "after"};
        return std::ranges::find(keys, word) != keys.end();
    }
    std::string_view take_bare() {
        const std::string_view taken = rest_.substr(0, rest_.find(' '));
        rest_.remove_prefix(taken.size());
        return taken;
    }
    /// Without an end it goes to the end of the line: somebody is still typing.
    std::string_view take_quoted() {
        rest_.remove_prefix(1);
        const std::string_view taken = rest_.substr(0, rest_.find('"'));
        rest_.remove_prefix(std::min(taken.size() + 1, rest_.size()));
        return taken;
    }

    std::string_view rest_;
};

std::optional<wall_time> parse_moment(std::string_view text) {
    constexpr std::size_t day_chars = 10;
    if (text.size() != day_chars) return parse_iso8601(text);
    return parse_iso8601(std::string(text) + "T00:00:00.000Z");
}

std::optional<search_has> parse_has(std::string_view word) {
    if (word == "link") return search_has::link;
    if (word == "code") return search_has::code;
    if (word == "pin") return search_has::pin;
    return std::nullopt;
}

std::string lower(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return made;
}

std::u32string trimmed(std::u32string words) {
    if (words.starts_with(U' ')) words.erase(0, 1);
    if (words.ends_with(U' ')) words.pop_back();
    return words;
}

/// An `@` before a name says nothing more.
std::string_view without_at(std::string_view name) {
    return name.starts_with('@') ? name.substr(1) : name;
}

result<void> add_moment(std::optional<wall_time>& to, const term& one) {
    to = parse_moment(one.value);
    if (to) return {};
    return refuse_query(std::string(one.key) + ": takes a day, as in 2026-11-26.");
}

result<void> add_term(search_query& to, const term& one) {
    if (one.key.empty()) {
        std::u32string words = trimmed(fold_text(one.value).letters);
        if (!words.empty()) to.words.push_back(std::move(words));
        return {};
    }
    if (one.key == "before") return add_moment(to.before, one);
    if (one.key == "after") return add_moment(to.after, one);
    if (one.key == "from") to.from.emplace_back(lower(without_at(one.value)));
    if (one.key == "in") to.in.emplace_back(one.value);
    if (one.key == "mentions") {
        const std::string name = lower(without_at(one.value));
        to.mentions.push_back(name == "everyone" || name == "here" ? '@' + name : name);
    }
    if (one.key != "has") return {};
    const auto has = parse_has(one.value);
    if (!has) return refuse_query("has: takes link, code or pin.");
    to.has.push_back(*has);
    return {};
}

bool is_empty(const search_query& what) {
    return what.words.empty() && what.from.empty() && what.in.empty() && what.mentions.empty() &&
           what.has.empty() && !what.before && !what.after;
}

}  // namespace

result<search_query> parse_search(std::string_view line) {
    const auto length = count_code_points(line);
    if (!length || *length > limits::search_query_code_points_max) {
        return refuse_query("A search has up to 200 characters.");
    }
    search_query made;
    std::size_t count = 0;
    term_reader from(line);
    while (const auto one = from.next()) {
        if (++count > limits::search_terms_max) return refuse_query("A search has up to 12 words.");
        if (const auto fine = add_term(made, *one); !fine) return std::unexpected(fine.error());
    }
    if (is_empty(made)) return refuse_query("What is looked for?");
    return made;
}

}  // namespace snug
