// The text of a message as a tree: blocks that hold words. The grammar is fixed by the vectors in
// protocol/text, which the client's parser runs as well. Pure, any thread; every input is welcome,
// nothing is refused, time is linear in its length, and no tree is deeper than a few dozen nodes.
#pragma once

#include "domain/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace snug {

enum class word_kind : std::uint8_t {
    plain,  // `text` as it is shown; its newlines break lines
    bold,
    italic,
    underline,
    strike,
    spoiler,
    code,     // `text`
    link,     // `text` is the address as typed; without `of` it is shown itself
    time,     // `at` in seconds since the epoch, `text` its style
    mention,  // `text` is a username, or "everyone" or "here"
    channel,  // `text` is a name or id as typed
    emoji,    // `text` is the name between the colons
};

struct text_word {
    word_kind kind = word_kind::plain;
    std::string text;
    std::int64_t at = 0;
    std::vector<text_word> of;
};

struct text_list;

struct text_item {
    std::vector<text_word> of;
    std::vector<text_list> lists;
};

struct text_list {
    std::optional<std::int64_t> start;  // absent: bullets
    std::vector<text_item> items;
};

enum class block_kind : std::uint8_t { paragraph, heading, fence, quote, list };

struct text_block {
    block_kind kind = block_kind::paragraph;
    int level = 0;              // of a heading
    std::string text;           // of a fence
    std::string language;       // of a fence; empty: none was named
    std::vector<text_word> of;  // paragraph, heading
    std::vector<text_block> quoted;
    text_list list;
};

std::vector<text_block> parse_text(std::string_view content);

/// Whom `content` names: usernames as `username`s are spelled, those of many (`@everyone`, `@here`,
/// `@moderators`, `@owners`) as such, in order, each once. Whether such people are there is for the
/// caller to know.
std::vector<std::string> mentions_of(std::string_view content);

/// The beginning of `content` in one line, without marks, for notices; what is hidden stays hidden.
/// At most limits::preview_code_points_max and an ellipsis.
std::string preview_of(std::string_view content);

/// All that `content` says, a line per block, for an index: hidden words, code and addresses too.
std::string search_text_of(std::string_view content);

}  // namespace snug
