// What a browser is to do with a file, and what it is called (RFC 6266; RFC 8187 for names beyond
// ASCII). Pure, any thread. Whatever the name holds, the value is visible ASCII on one line.
#pragma once

#include <string>
#include <string_view>

namespace snug::http {

enum class disposition : unsigned char {
    shown,  // "inline"
    saved,  // "attachment"
};

/// `name` is UTF-8. Slashes and control characters become '_', as does in the plain form whatever
/// is not plain; a name that is not UTF-8 is left out.
std::string content_disposition(disposition what, std::string_view name);

}  // namespace snug::http
