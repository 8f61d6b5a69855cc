// Names of files from the outside: whatever comes, one clean name, which cleaning leaves as it is.
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "domain/file_name.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string name = snug::clean_file_name({reinterpret_cast<const char*>(data), size});
    if (name.empty() || name.size() > snug::limits::file_name_bytes_max) std::abort();
    if (name.find_first_of("/\\\r\n\"<>:|?*") != std::string::npos) std::abort();
    if (snug::clean_file_name(name) != name) std::abort();
    for (std::string_view rest = name; !rest.empty();)
        if (!snug::take_code_point(rest)) std::abort();
    return 0;
}
