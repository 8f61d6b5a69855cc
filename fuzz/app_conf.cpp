// snug.conf and what is made of it: any text is settings or a refusal in one line.
#include "app/config.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto settings = snug::parse_conf({reinterpret_cast<const char*>(data), size});
    if (!settings) return 0;
    const auto made = snug::make_config(*settings);
    if (!made && made.error().text.empty()) std::abort();
    return 0;
}
