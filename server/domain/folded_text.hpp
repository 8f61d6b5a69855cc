// Text as search compares it: without case, marks, width and other dress (NFKD, case folding), any
// white space as one blank. Each folded letter knows which letter of the text it came from, so that
// what was found can be shown. Pure, any thread; hostile input costs time linear in its length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace snug {

struct folded_text {
    std::u32string letters;
    std::vector<std::uint32_t> source;  // for each of them: number of the code point it came from
};

/// What is no UTF-8 ends the text.
folded_text fold_text(std::string_view text);

}  // namespace snug
