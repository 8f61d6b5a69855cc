// What a worker says may come from whoever made the file it looked into: any bytes are a message or
// none, and a message that was read is written as the same bytes.
#include "media/protocol.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto asked = snug::media::parse_request(bytes);
    if (asked && snug::media::to_bytes(*asked) != bytes) std::abort();
    const auto said = snug::media::parse_answer(bytes);
    if (said && snug::media::to_bytes(*said) != bytes) std::abort();
    const auto noticed = snug::media::parse_notice(bytes);
    if (noticed && snug::media::to_bytes(*noticed) != bytes) std::abort();
    return 0;
}
