// SRTP's key derivation (RFC 3711 section 4.3; for GCM RFC 7714 section 11) and the owners of
// OpenSSL's contexts. Used by the ciphers alone.
#pragma once

#include "voice/core/srtp_cipher.hpp"

#include <openssl/evp.h>

#include <memory>

namespace snug::voice {

struct free_cipher_context {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using cipher_context = std::unique_ptr<EVP_CIPHER_CTX, free_cipher_context>;

struct free_mac_context {
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};
using mac_context = std::unique_ptr<EVP_MAC_CTX, free_mac_context>;

enum class srtp_label : std::uint8_t {
    rtp_key = 0,
    rtp_auth = 1,
    rtp_salt = 2,
    rtcp_key = 3,
    rtcp_auth = 4,
    rtcp_salt = 5,
};

/// Fills `out` with the session key that `label` names.
void derive_srtp_key(const srtp_master& master, srtp_label label, bytes_out out);

std::unique_ptr<srtp_cipher> make_gcm_cipher(const srtp_master& master, cipher_direction direction);
std::unique_ptr<srtp_cipher> make_cm_cipher(const srtp_master& master);

}  // namespace snug::voice
