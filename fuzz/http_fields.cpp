// Cookie, Range, Last-Event-ID and X-Forwarded-For values: within their promises whatever stands in
// them.
#include "http/byte_range.hpp"
#include "http/cookie.hpp"
#include "http/header_list.hpp"
#include "http/peer_address.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace snug::http;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check_range(std::string_view field, std::uint64_t size) {
    const auto parsed = parse_range(field, size);
    if (parsed && *parsed) require((*parsed)->first <= (*parsed)->last && (*parsed)->last < size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view field(reinterpret_cast<const char*>(data), size);
    for (const std::uint64_t length : {0ULL, 1ULL, 1000ULL, ~0ULL})
        check_range(field, length);
    if (find_cookie(field, "snug")) require(count_cookies(field) > 0);
    if (is_event_id(field))
        require(!field.empty() && field.find_first_of(" \r\n\0") == std::string_view::npos);

    header_list headers;
    if (headers.set("X-Any", field)) require(field.find_first_of("\r\n") == std::string_view::npos);

    static const auto proxies = trusted_proxies::parse({"10.0.0.0/8", "::1"}).value();
    require(!proxies.contains(proxies.client_of(field)));
    (void)to_limit_key(field);
    return 0;
}
