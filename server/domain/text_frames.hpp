// The open marks of a text while it is read, each with the words behind it. A kind of mark is open
// at most once, so no tree is deeper than there are kinds, whatever comes in. Marks that are never
// closed turn back into the characters they are. Lives as long as one paragraph is read.
#pragma once

#include "domain/text.hpp"

#include <string_view>
#include <vector>

namespace snug::text_rules {

enum class mark : std::uint8_t {
    none,
    bold,
    star,  // italic by '*'
    underline,
    lowline,  // italic by '_'
    strike,
    spoiler,
    bracket,
};

class text_frames {
public:
    /// Where `wanted` stands among the open marks; 0: it is not open.
    std::size_t index_of(mark wanted) const;

    void add(text_word word);
    void add_plain(std::string_view text);
    void open(mark opened) { frames_.push_back({opened, {}}); }
    /// Closes the mark at `index`; what was opened inside it and is still open was none.
    void close(std::size_t index);
    /// `***a** b*`: the run was read as two marks in the wrong order. False: it was no such run.
    bool swap_if_twins(std::size_t outer);
    /// The bracket turns back into a character; marks opened behind it stay open.
    void drop_bracket();
    /// Makes the words behind the open bracket a link; false when they may not be one.
    bool close_link(std::string_view address);
    /// All that was read; the frames are used up.
    std::vector<text_word> end();

private:
    struct frame {
        mark opened = mark::none;
        std::vector<text_word> words;
    };

    std::vector<text_word> take(std::size_t index);
    void dissolve(std::size_t index);
    bool is_itself(std::size_t bracket, std::string_view address) const;
    bool may_be_link(std::size_t bracket) const;

    std::vector<frame> frames_ = std::vector<frame>(1);
};

}  // namespace snug::text_rules
