// A letter of another server comes out of the database, where anybody may have put it.
#include "live/neighbour_letter.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto read = snug::parse_letter(text);
    if (!read) return 0;
    // What was read is written as a letter that reads the same.
    const auto again = snug::parse_letter(snug::to_text(*read));
    if (again && *again != *read) std::abort();
    return 0;
}
