// Paths and queries: what comes out is clean UTF-8 without a way up, and decoding never reads
// beyond its end.
#include "base/utf8.hpp"
#include "http/percent.hpp"
#include "http/query_params.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace snug::http;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto path = decode_path(bytes)) {
        const bool leads_up = path->find("/../") != std::string::npos || path->ends_with("/..");
        const bool has_nul = path->find('\0') != std::string::npos;
        if (leads_up || has_nul || path->front() != '/' || !snug::count_code_points(*path))
            std::abort();
    }
    if (const auto value = decode_query(bytes); value && !snug::count_code_points(*value))
        std::abort();
    if (const auto query = query_params::parse(bytes)) (void)query->number("limit");
    return 0;
}
