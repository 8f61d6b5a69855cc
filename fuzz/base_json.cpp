// Hostile JSON bodies: parsing never crashes, and what is accepted survives being written and read
// again.
#include "base/json.hpp"

#include <boost/json/serialize.hpp>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto object = snug::parse_json_object(text);
    if (object && !snug::parse_json_object(boost::json::serialize(*object))) std::abort();

    std::string written = "{\"v\":";
    snug::append_json_string(written, text);
    written += '}';
    if (!snug::parse_json_object(written)) std::abort();
    return 0;
}
