// Hostile cursors and message ids (Last-Event-ID, ?since=, paths): what is accepted is spelled
// exactly as we write it.
#include "domain/ids.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto at = snug::parse_cursor(text); at && snug::to_text(*at) != text) std::abort();
    if (const auto id = snug::parse_message_id(text); id && to_hex(*id) != text) std::abort();
    return 0;
}
