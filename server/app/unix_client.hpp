// One question to a running server through its unix socket, blocking: what the verbs use. Owned by
// nobody; made for the program's own thread, not for a server's.
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace snug {

struct unix_reply {
    int status = 0;
    std::string body;
};

/// POSTs `body` to `path` at the server that listens on `socket`. nullopt: nobody listens there.
/// errc::unavailable: somebody does and does not answer properly.
result<std::optional<unix_reply>> ask_server(const std::filesystem::path& socket,
                                             const std::string& path,
                                             const std::string& body);

}  // namespace snug
