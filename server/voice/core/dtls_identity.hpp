// The certificate that this server shows to browsers, and the rules of every DTLS handshake (RFC
// 5764, RFC 8827 section 6.5). Made once, shared by all calls of one thread. A fresh one at each
// start is right: who trusts it learns its fingerprint over the signed-in connection.
#pragma once

#include "base/bytes.hpp"

#include <chrono>
#include <memory>

struct ssl_ctx_st;

namespace snug::voice {

class dtls_identity {
public:
    /// A new P-256 key with a self-signed certificate, valid for a year from `now`. Throws when
    /// OpenSSL cannot make one.
    explicit dtls_identity(std::chrono::sys_seconds now);

    /// SHA-256 of the certificate (RFC 8122 section 5).
    const digest& fingerprint() const { return fingerprint_; }
    ssl_ctx_st* context() const { return context_.get(); }

private:
    std::shared_ptr<ssl_ctx_st> context_;
    digest fingerprint_{};
};

}  // namespace snug::voice
