// The client's files, embedded in the binary, answered from memory: br or gzip if the browser takes
// it, ETag and 304, immutable by hash, index.html for the client's pages. Filled by app at start,
// then shared by all reactors and never changed. Reads no disk and compresses nothing.
#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "http/router.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace snug::http {

/// Encodings of one file; `br` and `gz` may be empty. Nothing is copied: all of it lives as long as
/// the program.
struct static_file {
    std::string_view type;  // with charset where it matters
    std::string_view identity;
    std::string_view br;
    std::string_view gz;
    bool immutable = false;  // its name carries the hash of its bytes
};

class static_files {
public:
    /// `path` begins with '/'.
    void add(std::string path, const static_file& file);

    /// Which paths are pages of the client, answered with /index.html; what is neither a file nor a
    /// page is 404.
    void set_pages(std::function<bool(std::string_view path)> is_page);

    /// GET and HEAD.
    response answer(const request& asked) const;

    /// Makes this the fall-back of `routes`; must outlive it.
    void serve_on(router& routes) const;

private:
    struct entry {
        static_file file;
        std::string hash;  // of the identity form, for its ETag
    };

    response respond(const request& asked, const entry& found) const;

    std::map<std::string, entry, std::less<>> entries_;
    std::function<bool(std::string_view)> is_page_;
};

}  // namespace snug::http
