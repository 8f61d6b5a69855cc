// Origins and addresses: whatever comes out of `to_origin` is an origin of its own, unchanged by a
// second look.
#include "api/device_name.hpp"
#include "api/origin.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string origin = snug::api::to_origin(text);
    if (!origin.empty() && snug::api::to_origin(origin) != origin) std::abort();
    if (snug::api::device_name(text).empty()) std::abort();
    snug::http::request asked;
    asked.host = "snug.example";
    asked.fields.add("Origin", text);
    const bool ours = snug::api::check_origin(asked, "").has_value();
    if (ours && !text.empty() && origin != "http://snug.example") std::abort();
    return 0;
}
