// Hostile text as a name: what is clean stays as it is and has a look; nothing crashes.
#include "base/limits.hpp"
#include "domain/names.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(snug::look_of(text));
    const auto name = snug::clean_name(text, snug::limits::display_name_code_points_max, "name");
    if (name &&
        snug::clean_name(*name, snug::limits::display_name_code_points_max, "name") != *name)
        std::abort();
    return 0;
}
