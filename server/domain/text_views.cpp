#include "base/limits.hpp"
#include "base/time.hpp"
#include "domain/text.hpp"
#include "domain/text_characters.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace snug {

namespace {

/// As long for every secret, so that the length tells nothing.
constexpr std::string_view hidden = "\u2588\u2588\u2588\u2588\u2588";

enum class use : std::uint8_t { preview, search };

/// "2026-11-26 18:00 UTC": no reader's clock is known here.
std::string to_minute(std::int64_t seconds) {
    std::string text = to_iso8601(from_ms(seconds * 1000)).substr(0, 16) + " UTC";
    text[10] = ' ';
    return text;
}

// Words nest as deep as there are kinds of marks, lists as deep as limits::text_list_depth_max.

void append_words(std::string& out, const std::vector<text_word>& words, use as);

void append_link(std::string& out, const text_word& link, use as) {
    append_words(out, link.of, as);
    if (link.of.empty()) {
        out += link.text;
    } else if (as == use::search) {
        out += ' ';
        out += link.text;
    }
}

void append_word(std::string& out, const text_word& word, use as) {
    switch (word.kind) {
        case word_kind::plain:
        case word_kind::code:
            out += word.text;
            break;
        case word_kind::link:
            append_link(out, word, as);
            break;
        case word_kind::time:
            if (as == use::preview) out += to_minute(word.at);
            break;
        case word_kind::mention:
            out += '@' + word.text;
            break;
        case word_kind::channel:
            out += '#' + word.text;
            break;
        case word_kind::emoji:
            out += ':' + word.text + ':';
            break;
        case word_kind::spoiler:
            if (as == use::preview) {
                out += hidden;
                break;
            }
            [[fallthrough]];
        default:
            append_words(out, word.of, as);
    }
}

void append_words(std::string& out, const std::vector<text_word>& words, use as) {
    for (const text_word& word : words)
        append_word(out, word, as);
}

void append_list(std::string& out, const text_list& list, use as) {
    for (const text_item& item : list.items) {
        if (!out.empty()) out += '\n';
        append_words(out, item.of, as);
        for (const text_list& inner : item.lists)
            append_list(out, inner, as);
    }
}

void append_blocks(std::string& out, const std::vector<text_block>& blocks, use as) {
    for (const text_block& block : blocks) {
        if (block.kind == block_kind::quote) {
            append_blocks(out, block.quoted, as);
        } else if (block.kind == block_kind::list) {
            append_list(out, block.list, as);
        } else {
            if (!out.empty()) out += '\n';
            out += block.text;
            append_words(out, block.of, as);
        }
    }
}

// Who calls one of these calls several people: none of them is a username.
constexpr std::array<std::string_view, 4> names_of_many = {
    "everyone", "here", "moderators", "owners"};

class mention_list {
public:
    void add_blocks(const std::vector<text_block>& blocks) {
        for (const text_block& block : blocks) {
            add_words(block.of);
            add_blocks(block.quoted);
            add_list(block.list);
        }
    }

    std::vector<std::string> names;

private:
    void add_words(const std::vector<text_word>& words) {
        for (const text_word& word : words) {
            if (word.kind == word_kind::mention) add(word.text);
            add_words(word.of);
        }
    }

    void add_list(const text_list& list) {
        for (const text_item& item : list.items) {
            add_words(item.of);
            for (const text_list& inner : item.lists)
                add_list(inner);
        }
    }

    void add(const std::string& name) {
        const bool many = std::ranges::find(names_of_many, name) != names_of_many.end();
        std::string spelled = many ? '@' + name : name;
        if (seen_.insert(spelled).second) names.push_back(std::move(spelled));
    }

    std::unordered_set<std::string> seen_;
};

}  // namespace

std::vector<std::string> mentions_of(std::string_view content) {
    if (!content.contains('@')) return {};  // most messages, without the reading
    mention_list found;
    found.add_blocks(parse_text(content));
    return std::move(found.names);
}

std::string preview_of(std::string_view content) {
    std::string lines;
    append_blocks(lines, parse_text(content), use::preview);
    std::string line;
    std::size_t count = 0;
    bool gap = false;
    for (std::size_t at = 0; at < lines.size();) {
        const text_rules::letter next = text_rules::letter_at(lines, at);
        const std::string_view bytes = std::string_view(lines).substr(at, next.size);
        at += next.size;
        if (text_rules::is_blank(next.point)) {
            gap = !line.empty();
            continue;
        }
        count += gap ? 2 : 1;
        if (count > limits::preview_code_points_max) return line + "\u2026";
        if (gap) line += ' ';
        line += bytes;
        gap = false;
    }
    return line;
}

std::string search_text_of(std::string_view content) {
    std::string lines;
    append_blocks(lines, parse_text(content), use::search);
    return lines;
}

}  // namespace snug
