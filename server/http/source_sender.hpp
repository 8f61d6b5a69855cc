// Sends a body that comes from a source: sendfile(2) where a plain socket and a file meet, else
// piece by piece. Lives in the connection's coroutine while it sends. Others have their turn of the
// loop after at most limits::source_turn_bytes, and a reader that is slow costs one piece.
#pragma once

#include "http/byte_source.hpp"
#include "http/paced_socket.hpp"

namespace snug::http {

class source_sender {
public:
    /// `socket` outlives it.
    source_sender(reactor_core& core, transport& socket, sourced_bytes body);

    /// False: not all of it has gone, and never will.
    async<bool> send();

private:
    async<bool> send_file();
    async<bool> send_pieces();
    async<bool> send_piece(std::string_view bytes);

    paced_socket line_;
    sourced_bytes body_;
};

}  // namespace snug::http
