// Picture files from the outside: any bytes are read without reading past them, what is kept lies
// within them, and what is served of them reads the same.
#include "media/helper/container.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto read = snug::media::read_container(bytes);
    if (!read) return 0;
    std::string served;
    for (const auto& part : read->kept) {
        if (part.begin > size || part.size > size - part.begin) std::abort();
        served += part.made.empty() ? bytes.substr(part.begin, part.size) : part.made;
    }
    const auto again = snug::media::read_container(served);
    if (!again || again->width != read->width || again->frames != read->frames) std::abort();
    return 0;
}
