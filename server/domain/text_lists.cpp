#include "base/limits.hpp"
#include "domain/text_characters.hpp"
#include "domain/text_readers.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace snug::text_rules {

namespace {

constexpr std::size_t number_digits_max = 9;

/// Folds lines into lists inside lists by how far they stand in. The open lists are a chain: each
/// but the first stands in the last item of the one before it.
class list_folder {
public:
    void add(const list_line& line) {
        while (indents_.size() > 1 && line.indent < indents_.back())
            indents_.pop_back();
        const bool deeper = !indents_.empty() && line.indent >= indents_.back() + 2;
        if (indents_.empty() || (deeper && indents_.size() < limits::text_list_depth_max)) {
            start(line);
        } else if (innermost().start.has_value() == line.number.has_value()) {
            // Whoever began too far in goes on where the margin is.
            indents_.back() = std::min(indents_.back(), line.indent);
        } else {
            indents_.pop_back();
            start(line);
        }
        innermost().items.push_back({parse_words(line.text), {}});
    }

    std::vector<text_list> done() { return std::move(lists_); }

private:
    std::vector<text_list>& lists_at(std::size_t depth) {
        std::vector<text_list>* lists = &lists_;
        for (std::size_t level = 0; level < depth; ++level)
            lists = &lists->back().items.back().lists;
        return *lists;
    }

    text_list& innermost() { return lists_at(indents_.size() - 1).back(); }

    void start(const list_line& line) {
        lists_at(indents_.size()).push_back({line.number, {}});
        indents_.push_back(line.indent);
    }

    std::vector<text_list> lists_;
    std::vector<std::size_t> indents_;  // of the open lists, outermost first
};

}  // namespace

std::optional<list_line> read_list_line(std::string_view line) {
    list_line read;
    std::size_t at = std::min(line.find_first_not_of(' '), line.size());
    read.indent = at;
    if (byte_at(line, at) == '-' || byte_at(line, at) == '*') {
        ++at;
    } else {
        const std::size_t begin = at;
        while (is_digit(byte_at(line, at)))
            ++at;
        if (at == begin || at - begin > number_digits_max) return std::nullopt;
        std::from_chars(line.data() + begin, line.data() + at, read.number.emplace());
        if (byte_at(line, at) != '.' && byte_at(line, at) != ')') return std::nullopt;
        ++at;
    }
    const std::size_t words = line.find_first_not_of(' ', at);
    if (words == at || words == std::string_view::npos || line[words] == '\t') return std::nullopt;
    read.text = without_trailing_blanks(line.substr(words));
    return read;
}

std::vector<text_list> to_lists(const std::vector<list_line>& lines) {
    list_folder folder;
    for (const list_line& line : lines)
        folder.add(line);
    return folder.done();
}

}  // namespace snug::text_rules
