// A BIO of OpenSSL's whose reads and writes are whole datagrams in memory: OpenSSL's own memory BIO
// joins what was written apart, and so loses where a datagram ends. Used by dtls_session alone.
#pragma once

#include "voice/core/bits.hpp"

#include <openssl/bio.h>

#include <vector>

namespace snug::voice {

/// What the BIO reads from and writes to; outlives the BIO.
struct datagram_port {
    bytes_view incoming;  // read once, then empty
    std::vector<std::vector<std::uint8_t>> outgoing;
};

/// A new BIO on `port`; the caller (or an SSL) owns it. Null when memory is out.
BIO* make_datagram_bio(datagram_port& port);

}  // namespace snug::voice
