#include "domain/text_characters.hpp"
#include "domain/text_readers.hpp"

#include <algorithm>
#include <utility>

namespace snug {

namespace text_rules {
namespace {

constexpr std::size_t fence_backticks_min = 3;
constexpr std::size_t heading_level_max = 3;
constexpr std::size_t language_bytes_max = 32;
constexpr std::string_view rest_quoted = ">>> ";

struct span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<span> fences_in(std::string_view text) {
    std::vector<span> fences;
    for (std::size_t at = text.find("```"); at != nowhere; at = text.find("```", at)) {
        const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
        if (end - at >= fence_backticks_min) fences.push_back({at, end});
        at = end;
    }
    return fences;
}

bool is_language_letter(char c) {
    return is_alnum(c) || std::string_view("_+#.-").contains(c);
}

/// Nullopt when there is no code between the fences.
std::optional<text_block> to_fence(std::string_view inside) {
    text_block made;
    made.kind = block_kind::fence;
    const auto last = std::ranges::find_if_not(inside, is_language_letter);
    const auto named = static_cast<std::size_t>(last - inside.begin());
    const std::size_t language = named <= language_bytes_max ? named : 0;
    const std::size_t end = inside.find_first_not_of(" \t", language);
    if (end != nowhere && inside[end] == '\n') {
        made.language = inside.substr(0, language);
        inside.remove_prefix(end + 1);
    }
    if (inside.ends_with('\n')) inside.remove_suffix(1);
    if (is_empty_text(inside)) return std::nullopt;
    made.text = inside;
    return made;
}

enum class place : std::uint8_t { open, quoted };

class block_reader {
public:
    block_reader(std::string_view text, place where)
        : text_(text), where_(where), fences_(fences_in(text)) {}

    std::vector<text_block> read() {
        for (std::size_t at = 0; at < text_.size();)
            at = read_lines(at);
        end_paragraph(text_.size());
        return std::move(blocks_);
    }

private:
    std::size_t end_of_line(std::size_t at) const {
        return std::min(text_.find('\n', at), text_.size());
    }

    /// Reads what begins with the line at `at`; returns where the next line begins.
    std::size_t read_lines(std::size_t at) {
        if (text_[at] == '>' && where_ == place::open) {
            if (const auto next = read_quote(at)) return *next;
        }
        if (text_[at] == '#') {
            if (const auto next = read_heading(at)) return *next;
        }
        if (const auto next = read_list(at)) return *next;
        return read_plain_line(at);
    }

    /// Also the words behind a block of code are plain, up to the end of their line.
    std::size_t read_plain_line(std::size_t at) {
        std::size_t end = end_of_line(at);
        while (const auto next = read_fence(at, end)) {
            at = *next;
            if (at >= text_.size() || text_[at - 1] == '\n') return at;
            if (at > end) end = end_of_line(at);  // looked for once: a line may hold many
        }
        return end + 1;
    }

    void end_paragraph(std::size_t end) {
        if (end <= plain_) return;
        std::string_view text = text_.substr(plain_, end - plain_);
        for (std::size_t line = text.find_first_not_of(" \t");
             line != nowhere && text[line] == '\n';
             line = text.find_first_not_of(" \t")) {
            text.remove_prefix(line + 1);
        }
        text = without_trailing_blanks(text);
        if (text.empty()) return;
        text_block made;
        made.of = parse_words(text);
        blocks_.push_back(std::move(made));
    }

    /// `made` stands from `begin` to before `next`.
    std::size_t push(std::size_t begin, std::size_t next, text_block made) {
        end_paragraph(begin);
        blocks_.push_back(std::move(made));
        plain_ = next;
        return next;
    }

    std::optional<std::size_t> read_heading(std::size_t at) {
        const std::size_t end = end_of_line(at);
        const std::string_view line = text_.substr(at, end - at);
        const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
        if (level > heading_level_max || byte_at(line, level) != ' ') return std::nullopt;
        const std::size_t words = line.find_first_not_of(' ', level);
        if (words == nowhere || line[words] == '\t') return std::nullopt;
        text_block made;
        made.kind = block_kind::heading;
        made.level = static_cast<int>(level);
        made.of = parse_words(without_trailing_blanks(line.substr(words)));
        return push(at, end + 1, std::move(made));
    }

    std::optional<std::size_t> read_quote(std::size_t at) {
        std::string inside;
        std::size_t next = text_.size();
        if (text_.substr(at).starts_with(rest_quoted)) {
            inside = text_.substr(at + rest_quoted.size());
        } else {
            next = read_quoted_lines(at, inside);
        }
        if (next == at) return std::nullopt;
        if (is_empty_text(inside)) return next;  // marks around nothing are plain lines
        text_block made;
        made.kind = block_kind::quote;
        made.quoted = block_reader(inside, place::quoted).read();
        return push(at, next, std::move(made));
    }

    std::size_t read_quoted_lines(std::size_t at, std::string& inside) const {
        bool first = true;
        while (at < text_.size()) {
            const std::size_t end = end_of_line(at);
            const std::string_view line = text_.substr(at, end - at);
            // A lone mark keeps a quote together, but begins none.
            if (!line.starts_with("> ") && (first || line != ">")) break;
            if (!first) inside += '\n';
            if (line.size() > 2) inside += line.substr(2);
            first = false;
            at = end + 1;
        }
        return at;
    }

    std::optional<std::size_t> read_list(std::size_t at) {
        std::vector<list_line> lines;
        std::size_t next = at;
        while (next < text_.size()) {
            const std::size_t end = end_of_line(next);
            const auto line = read_list_line(text_.substr(next, end - next));
            if (!line) break;
            lines.push_back(*line);
            next = end + 1;
        }
        if (lines.empty()) return std::nullopt;
        for (text_list& list : to_lists(lines)) {
            text_block made;
            made.kind = block_kind::list;
            made.list = std::move(list);
            push(at, next, std::move(made));
            at = next;
        }
        return next;
    }

    /// A block of code that begins in the plain line from `at` to `end`, also behind words.
    std::optional<std::size_t> read_fence(std::size_t at, std::size_t end) {
        for (; fence_ + 1 < fences_.size(); ++fence_) {
            const span opener = fences_[fence_];
            const span closer = fences_[fence_ + 1];
            if (opener.begin >= end) return std::nullopt;
            const bool escaped = opener.begin > 0 && text_[opener.begin - 1] == '\\';
            if (opener.begin < at || escaped) continue;
            auto made = to_fence(text_.substr(opener.end, closer.begin - opener.end));
            if (!made) continue;
            fence_ += 2;
            const bool line_ends = byte_at(text_, closer.end) == '\n';
            return push(opener.begin, closer.end + (line_ends ? 1 : 0), std::move(*made));
        }
        return std::nullopt;
    }

    std::string_view text_;
    place where_;
    std::vector<text_block> blocks_;
    std::vector<span> fences_;
    std::size_t fence_ = 0;  // the first that may still open
    std::size_t plain_ = 0;  // where the plain lines begin that are not yet a paragraph
};

}  // namespace
}  // namespace text_rules

std::vector<text_block> parse_text(std::string_view content) {
    return text_rules::block_reader(content, text_rules::place::open).read();
}

}  // namespace snug
