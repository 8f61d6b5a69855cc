// Comparing the ETag of something with what a browser says it has (RFC 9110 section 8.8.3). `etag`
// is a strong one, with its quotes. Pure functions, any thread.
#pragma once

#include <string_view>

namespace snug::http {

/// Weak comparison with any of the list, as If-None-Match wants it (RFC 9110 section 13.1.2); "*"
/// is every tag.
bool names_tag(std::string_view field, std::string_view etag);

/// Strong comparison, as If-Range wants it (RFC 9110 section 13.1.5). A date is none of our tags.
inline bool is_same_tag(std::string_view field, std::string_view etag) {
    return field == etag;
}

}  // namespace snug::http
