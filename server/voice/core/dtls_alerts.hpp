// What is left to read once a DTLS 1.2 handshake is over: the peer's alerts. SRTP has keys of its
// own, and nothing else is said over DTLS; an SSL of OpenSSL's would keep 40 KB for it, as long as
// the call lasts. Used by dtls_session alone.
#pragma once

#include "voice/core/bits.hpp"

#include <openssl/types.h>

#include <array>
#include <cstddef>
#include <optional>

namespace snug::voice {

enum class dtls_word {
    nothing,
    handshake,     // again: the peer lacks our last flight. Anybody may say so.
    close_notify,  // it leaves
    fatal_alert,
};

/// The content type of a record (RFC 8446 appendix B.1).
enum class dtls_content : std::uint8_t { change_cipher_spec = 20, alert = 21, handshake = 22 };

class dtls_alerts {
public:
    /// Of a handshake that is done. `peer_is_client`: it wrote under the client's key (RFC 5246
    /// section 6.3). nullopt when the suite is none of AES-GCM.
    static std::optional<dtls_alerts> of(SSL* ssl, bool peer_is_client);

    /// The gravest that the records of a datagram say; alerts count where they are the peer's.
    dtls_word read(bytes_view datagram) const;

private:
    static constexpr std::size_t salt_bytes = 4;

    dtls_word read_record(bytes_view head, bytes_view body) const;
    std::optional<std::array<std::uint8_t, 2>> open(bytes_view head, bytes_view body) const;

    std::array<std::uint8_t, 32> key_{};  // 16 or 32 bytes of it
    std::size_t key_bytes_ = 0;
    std::array<std::uint8_t, salt_bytes> salt_{};
};

}  // namespace snug::voice
