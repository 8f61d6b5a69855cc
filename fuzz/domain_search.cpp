// Hostile bytes as a search and as a text that is searched, with a NUL between: what is found is
// within the text, apart and in order, and a filter never denies what fits.
#include "base/utf8.hpp"
#include "domain/gram_filter.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const std::string_view line = all.substr(0, all.find('\0'));
    const auto wanted = snug::parse_search(line);
    if (!wanted) return 0;
    snug::message what;
    what.content = all.substr(std::min(line.size() + 1, all.size()));
    const auto length = snug::count_code_points(what.content);
    if (!length) return 0;
    std::size_t end = 0;
    for (const snug::highlight& mark : snug::find_highlights(*wanted, what.content)) {
        if (mark.length == 0 || mark.start < end) std::abort();
        end = mark.start + mark.length;
    }
    if (end > *length) std::abort();
    if (!snug::fits(*wanted, what)) return 0;
    std::vector<snug::gram> grams;
    snug::add_grams(grams, what);
    const std::string filter = snug::make_gram_filter(std::move(grams));
    const std::span bytes(reinterpret_cast<const std::uint8_t*>(filter.data()), filter.size());
    if (!snug::may_hold(bytes, snug::grams_of(*wanted))) std::abort();
    return 0;
}
