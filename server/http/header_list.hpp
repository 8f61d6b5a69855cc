// The header fields of one response. Owned by the response. Nothing that could end a field or start
// another one (CR, LF, NUL, other control characters, a name that is no token) gets in; see
// `sound`.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace snug::http {

class header_list {
public:
    using entry = std::pair<std::string, std::string>;

    /// Replaces what bears that name, or adds it. False: refused, the list is now unsound.
    bool set(std::string_view name, std::string_view value);
    /// Adds another of that name (Set-Cookie). False: refused, the list is now unsound.
    bool add(std::string_view name, std::string_view value);

    std::string_view find(std::string_view name) const;
    const std::vector<entry>& entries() const { return entries_; }

    /// False once anything was refused. The connection then answers 500 instead: a response that
    /// has lost its Content-Disposition or Set-Cookie must not go out as if nothing were missing.
    bool sound() const { return sound_; }

private:
    std::vector<entry> entries_;
    bool sound_ = true;
};

}  // namespace snug::http
