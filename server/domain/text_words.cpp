#include "domain/text_characters.hpp"
#include "domain/text_frames.hpp"
#include "domain/text_readers.hpp"

#include <algorithm>
#include <array>

namespace snug::text_rules {

namespace {

/// Where the reader stops to look; all else is text.
constexpr std::string_view specials = "\\`*_~|[]<@#:hH";
constexpr std::size_t code_run_max = 3;  // three backticks and more are one kind

struct backtick_run {
    std::size_t begin = 0;
    std::size_t end = 0;
    /// By length - 1: index of the next run from here on that is so long, or nowhere.
    std::array<std::size_t, code_run_max> next{nowhere, nowhere, nowhere};
};

std::size_t end_of_same(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(text[at], at), text.size());
}

std::size_t code_class(std::size_t length) {
    return std::min(length, code_run_max) - 1;
}

/// All runs of backticks, so that finding the end of a code span is one look.
std::vector<backtick_run> backtick_runs(std::string_view text) {
    std::vector<backtick_run> runs;
    for (std::size_t at = text.find('`'); at != nowhere; at = text.find('`', at)) {
        backtick_run run;
        run.begin = at;
        run.end = at = end_of_same(text, at);
        runs.push_back(run);
    }
    std::array<std::size_t, code_run_max> next{nowhere, nowhere, nowhere};
    for (std::size_t index = runs.size(); index-- > 0;) {
        next.at(code_class(runs[index].end - runs[index].begin)) = index;
        runs[index].next = next;
    }
    return runs;
}

class word_reader {
public:
    explicit word_reader(std::string_view text) : text_(text), runs_(backtick_runs(text)) {}

    std::vector<text_word> read() {
        while (at_ < text_.size()) {
            const std::size_t next = std::min(text_.find_first_of(specials, at_), text_.size());
            frames_.add_plain(text_.substr(at_, next - at_));
            at_ = next;
            if (next < text_.size()) read_special();
        }
        return frames_.end();
    }

private:
    void read_special() {
        switch (text_[at_]) {
            case '\\':
                return read_escape();
            case '`':
                return read_code();
            case '*':
                return read_emphasis(mark::star, mark::bold);
            case '_':
                return read_emphasis(mark::lowline, mark::underline);
            case '~':
                return read_pair(mark::strike);
            case '|':
                return read_pair(mark::spoiler);
            case '[':
                return read_bracket();
            case ']':
                return read_bracket_end();
            case '<':
                return read_angle();
            case '@':
                return take(read_mention(text_, at_));
            case '#':
                return take(read_channel(text_, at_));
            case ':':
                return take(read_emoji(text_, at_));
            default:
                return read_bare_address();
        }
    }

    /// `length` bytes that mean themselves.
    void as_text(std::size_t length) {
        frames_.add_plain(text_.substr(at_, length));
        at_ += length;
    }

    void take(std::optional<found_word> found) {
        if (!found) return as_text(1);
        frames_.add(std::move(found->word));
        at_ = found->end;
    }

    void read_escape() {
        if (!is_punctuation(byte_at(text_, at_ + 1))) return as_text(1);
        // The shrugging man keeps his arm.
        if (letter_before(text_, at_).point == U'\u00AF') return as_text(2);
        ++at_;
        as_text(1);
    }

    void read_code() {
        const std::size_t begin = end_of_same(text_, at_);
        const std::size_t length = begin - at_;
        while (run_ < runs_.size() && runs_[run_].begin < begin)
            ++run_;
        const std::size_t closer =
            run_ < runs_.size() ? runs_[run_].next.at(code_class(length)) : nowhere;
        if (closer == nowhere) return as_text(length);
        std::string_view inside = text_.substr(begin, runs_[closer].begin - begin);
        if (is_empty_text(inside)) return as_text(length);
        // One space on both sides only keeps backticks apart from the marks.
        if (inside.size() > 2 && inside.front() == ' ' && inside.back() == ' ') {
            inside = inside.substr(1, inside.size() - 2);
        }
        text_word code;
        code.kind = word_kind::code;
        code.text = inside;
        frames_.add(std::move(code));
        at_ = runs_[closer].end;
    }

    void read_pair(mark pair) {
        const std::size_t length = end_of_same(text_, at_) - at_;
        if (length != 2) return as_text(length);
        // What somebody means to hide stays hidden, with or without spaces inside.
        const bool anywhere = pair == mark::spoiler;
        const std::size_t index = frames_.index_of(pair);
        if (index > 0 && (anywhere || touches(letter_before(text_, at_)))) {
            frames_.close(index);
        } else if (index == 0 && (anywhere || touches(letter_at(text_, at_ + 2)))) {
            frames_.open(pair);
        } else {
            return as_text(2);
        }
        at_ += 2;
    }

    void read_emphasis(mark once, mark twice) {
        const std::size_t end = end_of_same(text_, at_);
        // snake_case stays as it is.
        const bool apart = once == mark::lowline;
        const bool closes =
            touches(letter_before(text_, at_)) && !(apart && is_alnum(byte_at(text_, end)));
        const bool opens = touches(letter_at(text_, end)) && !(apart && follows_alnum(text_, at_));
        const std::size_t rest = closes ? close_emphasis(once, twice, end - at_) : end - at_;
        at_ = end - rest;
        if (rest == 0) return;
        if (!opens || !open_emphasis(once, twice, rest)) return as_text(rest);
        at_ += rest;
    }

    /// Closes what a run of `length` marks can close; returns how many of them are left.
    std::size_t close_emphasis(mark once, mark twice, std::size_t length) {
        std::size_t rest = length;
        while (rest > 0) {
            const std::size_t one = frames_.index_of(once);
            const std::size_t two = frames_.index_of(twice);
            const bool wants_two = rest == 2 || (rest > 2 && two > one);
            if ((wants_two ? two : one) == 0) break;
            const bool twins = wants_two && one == two + 1 && frames_.swap_if_twins(two);
            frames_.close(wants_two && !twins ? two : one);
            rest -= wants_two ? 2U : 1U;
        }
        return rest;
    }

    bool open_emphasis(mark once, mark twice, std::size_t length) {
        const bool wants_one = length == 1 || length == 3;
        const bool wants_two = length == 2 || length == 3;
        if (!wants_one && !wants_two) return false;
        if (wants_one && frames_.index_of(once) > 0) return false;
        if (wants_two && frames_.index_of(twice) > 0) return false;
        if (wants_two) frames_.open(twice);
        if (wants_one) frames_.open(once);
        return true;
    }

    void read_bracket() {
        frames_.drop_bracket();
        frames_.open(mark::bracket);
        ++at_;
    }

    void read_bracket_end() {
        if (frames_.index_of(mark::bracket) > 0) {
            const bool follows = byte_at(text_, at_ + 1) == '(';
            const auto target = follows ? read_target(text_, at_ + 2) : std::nullopt;
            if (target && frames_.close_link(target->address)) {
                at_ = target->end;
                return;
            }
            frames_.drop_bracket();
        }
        as_text(1);
    }

    void read_angle() {
        const char next = byte_at(text_, at_ + 1);
        if (next == '@') return take(read_angled_mention(text_, at_));
        if (next == '#') return take(read_angled_channel(text_, at_));
        if (next == 't' && byte_at(text_, at_ + 2) == ':') return take(read_time(text_, at_));
        if (const auto target = read_angled(text_, at_ + 1)) {
            return take_link(target->address, target->end);
        }
        as_text(1);
    }

    void read_bare_address() {
        const std::size_t scheme = follows_alnum(text_, at_) ? 0 : web_scheme(text_, at_);
        if (scheme == 0) return as_text(1);
        const bool in_brackets = frames_.index_of(mark::bracket) > 0;
        const std::size_t end = end_of_address(text_, at_, scheme, in_brackets);
        take_link(text_.substr(at_, end - at_), end);
    }

    void take_link(std::string_view address, std::size_t end) {
        text_word link;
        link.kind = word_kind::link;
        link.text = address;
        frames_.add(std::move(link));
        at_ = end;
    }

    std::string_view text_;
    text_frames frames_;
    std::vector<backtick_run> runs_;
    std::size_t run_ = 0;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<text_word> parse_words(std::string_view text) {
    return word_reader(text).read();
}

}  // namespace snug::text_rules
