// A letter about voice of another server comes out of the database, where anybody may have put it.
#include "live/voice_letter.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto read = snug::parse_voice_letter(text);
    if (!read) return 0;
    // What was read is written as a letter that reads the same, and on one line: its events go into
    // streams as they are.
    const std::string written = snug::to_text(*read);
    if (written.find('\n') != std::string::npos) std::abort();
    const auto again = snug::parse_voice_letter(written);
    if (again && *again != *read) std::abort();
    return 0;
}
