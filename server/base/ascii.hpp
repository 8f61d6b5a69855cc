// How far a text is plain: printable ASCII, which is what most bytes of most texts are. Eight bytes
// at a time in a machine word (SWAR), since every message passes here more than once. Pure, any
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace snug {

/// The number of leading bytes of `text` that are 0x20 to 0x7E and none of `Stops` (themselves
/// ASCII).
template <char... Stops>
std::size_t plain_prefix(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    constexpr std::uint64_t highs = ones * 0x80;
    // A byte below `n` (at most 0x80) borrows into its high bit. A borrow from the byte before
    // comes only after a hit there, so "no hit" is exact.
    constexpr auto below = [](std::uint64_t word, std::uint64_t n) { return word - ones * n; };
    constexpr auto equals = [](std::uint64_t word, char c) {
        return (word ^ (ones * static_cast<unsigned char>(c))) - ones;
    };
    std::size_t at = 0;
    for (; text.size() - at >= sizeof(std::uint64_t); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        const std::uint64_t hits = word | below(word, 0x20) | equals(word, '\x7F') |
                                   (std::uint64_t{0} | ... | equals(word, Stops));
        if ((hits & highs) != 0) break;
    }
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c < 0x20 || c > 0x7E || ((c == Stops) || ...)) break;
    }
    return at;
}

}  // namespace snug
