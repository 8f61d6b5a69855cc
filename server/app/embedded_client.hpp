// The built client inside the binary. The table behind it is written at build time by
// scripts/embed-client; the bytes live in the program's read-only data and are paged in as they are
// asked for.
#pragma once

#include <span>
#include <string_view>

namespace snug {

struct embedded_file {
    std::string_view path;  // "/assets/main-4f2a.js"
    std::string_view type;
    std::string_view plain;
    std::string_view br;  // empty: there is no such form
    std::string_view gz;
    bool immutable;  // the path carries a hash of the bytes
};

std::span<const embedded_file> embedded_client();

}  // namespace snug
