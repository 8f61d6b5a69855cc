// Fields of uploads from the outside: whatever comes is read within its bounds, and a count that is
// read is written the same.
#include "api/tus_headers.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)snug::api::metadata_value(text, "filename");
    if (const auto sum = snug::api::parse_checksum(text)) {
        const std::size_t length = sum->kind == snug::hash_kind::sha1 ? 20 : 32;
        if (sum->hash.size() != length) std::abort();
    }
    if (const auto count = snug::api::parse_byte_count(text)) {
        const std::string again = std::to_string(*count);
        if (text.find_first_not_of('0') != std::string_view::npos &&
            text.substr(text.find_first_not_of('0')) != again)
            std::abort();
    }
    return 0;
}
