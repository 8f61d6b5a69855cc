#include "domain/text_frames.hpp"

#include "domain/text_characters.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace snug::text_rules {

namespace {

struct mark_form {
    std::string_view characters;
    word_kind kind;
};

/// In the order of `mark`.
constexpr std::array<mark_form, 8> forms = {{
    {"", word_kind::plain},
    {"**", word_kind::bold},
    {"*", word_kind::italic},
    {"__", word_kind::underline},
    {"_", word_kind::italic},
    {"~~", word_kind::strike},
    {"||", word_kind::spoiler},
    {"[", word_kind::plain},
}};

const mark_form& form_of(mark of) {
    return forms.at(static_cast<std::size_t>(of));
}

text_word plain_word(std::string_view text) {
    text_word word;
    word.text = text;
    return word;
}

/// Neighbouring texts become one.
void append(std::vector<text_word>& words, text_word word) {
    const bool joins =
        word.kind == word_kind::plain && !words.empty() && words.back().kind == word_kind::plain;
    if (joins) {
        words.back().text += word.text;
    } else {
        words.push_back(std::move(word));
    }
}

/// Nothing that can be pressed, hidden or taken for another address may stand in a link's text.
bool may_say_link(const std::vector<text_word>& words) {
    // Marks nest as deep as there are kinds of them.
    return std::ranges::all_of(words, [](const text_word& word) {
        switch (word.kind) {
            case word_kind::spoiler:
            case word_kind::link:
            case word_kind::mention:
            case word_kind::channel:
                return false;
            default:
                return may_say_link(word.of);
        }
    });
}

bool is_all_blank(const std::vector<text_word>& words) {
    return std::ranges::all_of(words, [](const text_word& word) {
        return word.kind == word_kind::plain && is_blank_text(word.text);
    });
}

}  // namespace

std::size_t text_frames::index_of(mark wanted) const {
    const auto found = std::ranges::find(frames_, wanted, &frame::opened);
    return found == frames_.end() ? 0 : static_cast<std::size_t>(found - frames_.begin());
}

void text_frames::add(text_word word) {
    append(frames_.back().words, std::move(word));
}

void text_frames::add_plain(std::string_view text) {
    if (!text.empty()) add(plain_word(text));
}

void text_frames::close(std::size_t index) {
    text_word styled;
    styled.kind = form_of(frames_[index].opened).kind;
    styled.of = take(index);
    add(std::move(styled));
}

bool text_frames::swap_if_twins(std::size_t outer) {
    if (outer + 2 != frames_.size() || !frames_[outer].words.empty()) return false;
    std::swap(frames_[outer].opened, frames_[outer + 1].opened);
    return true;
}

void text_frames::drop_bracket() {
    const std::size_t index = index_of(mark::bracket);
    if (index > 0) dissolve(index);
}

bool text_frames::close_link(std::string_view address) {
    const std::size_t index = index_of(mark::bracket);
    text_word link;
    link.kind = word_kind::link;
    link.text = address;
    const bool itself = is_itself(index, address);
    if (!itself && !may_be_link(index)) return false;
    std::vector<text_word> inside = take(index);
    if (!itself) link.of = std::move(inside);
    add(std::move(link));
    return true;
}

std::vector<text_word> text_frames::end() {
    while (frames_.size() > 1)
        dissolve(frames_.size() - 1);
    return std::move(frames_.front().words);
}

/// Takes the frame at `index` off, with what was left open above it.
std::vector<text_word> text_frames::take(std::size_t index) {
    while (frames_.size() > index + 1)
        dissolve(frames_.size() - 1);
    std::vector<text_word> words = std::move(frames_.back().words);
    frames_.pop_back();
    return words;
}

void text_frames::dissolve(std::size_t index) {
    frame gone = std::move(frames_[index]);
    frames_.erase(frames_.begin() + static_cast<std::ptrdiff_t>(index));
    std::vector<text_word>& below = frames_[index - 1].words;
    append(below, plain_word(form_of(gone.opened).characters));
    for (text_word& word : gone.words)
        append(below, std::move(word));
}

/// An address in brackets with itself behind it is that address.
bool text_frames::is_itself(std::size_t bracket, std::string_view address) const {
    if (bracket + 1 != frames_.size() || frames_.back().words.size() != 1) return false;
    const text_word& only = frames_.back().words.front();
    return only.kind == word_kind::link && only.text == address;
}

bool text_frames::may_be_link(std::size_t bracket) const {
    bool blank = true;
    for (std::size_t index = bracket; index < frames_.size(); ++index) {
        blank = blank && is_all_blank(frames_[index].words);
        if (!may_say_link(frames_[index].words)) return false;
    }
    return !blank;
}

}  // namespace snug::text_rules
