// Hostile bytes where an emoji is asked for: what passes is short, whole UTF-8 and passes again.
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "domain/emoji_text.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto emoji = snug::parse_emoji(text);
    if (!emoji) return 0;
    const auto points = snug::count_code_points(*emoji);
    if (*emoji != text || !points || *points > snug::limits::emoji_name_chars_max + 2) std::abort();
    return 0;
}
