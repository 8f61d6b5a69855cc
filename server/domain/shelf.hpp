// What stands on the GIF shelf, which all share: short moving pictures that anybody sends again
// without an upload, found by the words that were put to them. Plain values; the functions are
// pure, hostile input welcome.
#pragma once

#include "base/result.hpp"
#include "domain/attachment.hpp"

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace snug {

struct shelved {
    file_id id;
    std::string name;  // of the file, as `clean_file_name` gave it
    file_look look;
    std::vector<std::string> tags;  // as `clean_tags` gave them
    username by;
    wall_time at{};
    std::uint64_t uses = 0;  // messages that were sent with it

    friend bool operator==(const shelved&, const shelved&) = default;
};

/// `user` wants to find `item` again.
struct favourite {
    username user;
    file_id item;

    friend auto operator<=>(const favourite&, const favourite&) = default;
};

/// Each one clean line (validate.hpp), none twice in the eyes of a search. errc::invalid_field
/// `tags`.
result<std::vector<std::string>> clean_tags(const std::vector<std::string>& tags);

/// The words of a text, as a search compares them: folded, split at blanks and at punctuation of
/// ASCII. Up to limits::search_terms_max of them.
std::vector<std::u32string> shelf_words(std::string_view text);

/// Whether each of `words` begins a word of a tag or of the name.
bool is_called(const shelved& what, const std::vector<std::u32string>& words);

}  // namespace snug
