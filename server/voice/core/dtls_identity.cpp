#include "voice/core/dtls_identity.hpp"

#include "base/voice_limits.hpp"

#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <stdexcept>

namespace snug::voice {

namespace {

struct deleter {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
};
using key_ptr = std::unique_ptr<EVP_PKEY, deleter>;
using certificate_ptr = std::unique_ptr<X509, deleter>;

void demand(bool done) {
    if (!done) throw std::runtime_error("OpenSSL makes no certificate for DTLS");
}

certificate_ptr self_signed(EVP_PKEY* key, std::chrono::sys_seconds now) {
    certificate_ptr made(X509_new());
    demand(made != nullptr);
    std::uint64_t serial = 0;
    random_fill({reinterpret_cast<std::uint8_t*>(&serial), sizeof serial});
    constexpr std::time_t day_s = 24L * 3600;
    const std::time_t from = now.time_since_epoch().count();
    X509_NAME* const name = X509_get_subject_name(made.get());
    // A browser's own certificate bears as little: nobody reads the name.
    static constexpr std::string_view common_name = "snug";
    demand(X509_set_version(made.get(), X509_VERSION_3) == 1 &&
           ASN1_INTEGER_set_uint64(X509_get_serialNumber(made.get()), serial >> 1U) == 1 &&
           ASN1_TIME_set(X509_getm_notBefore(made.get()), from - day_s) != nullptr &&
           ASN1_TIME_set(X509_getm_notAfter(made.get()), from + 365 * day_s) != nullptr &&
           X509_NAME_add_entry_by_txt(name,
                                      "CN",
                                      MBSTRING_ASC,
                                      reinterpret_cast<const unsigned char*>(common_name.data()),
                                      static_cast<int>(common_name.size()),
                                      -1,
                                      0) == 1 &&
           X509_set_issuer_name(made.get(), name) == 1 && X509_set_pubkey(made.get(), key) == 1 &&
           X509_sign(made.get(), key, EVP_sha256()) > 0);
    return made;
}

/// Whoever signed the peer's certificate says nothing: its fingerprint is compared afterwards.
int accept_any_issuer(int, X509_STORE_CTX*) {
    return 1;
}

std::shared_ptr<SSL_CTX> make_context() {
    std::shared_ptr<SSL_CTX> context(SSL_CTX_new(DTLS_method()), SSL_CTX_free);
    demand(context != nullptr);
    SSL_CTX* const raw = context.get();
    demand(SSL_CTX_set_min_proto_version(raw, DTLS1_2_VERSION) == 1 &&
           SSL_CTX_set_max_proto_version(raw, DTLS1_2_VERSION) == 1 &&
           // The first is what WebRTC asks of everybody (RFC 8827 section 6.5); dtls_alerts knows
           // no other kind.
           SSL_CTX_set_cipher_list(raw, "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE+AESGCM") == 1 &&
           // 0 is success. In the order of preference: GCM costs a third less than CM.
           SSL_CTX_set_tlsext_use_srtp(raw, "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80") == 0);
    // The MTU is not asked of a socket that is not there; tickets and sessions serve nobody, since
    // every call has its own keys.
    SSL_CTX_set_options(raw,
                        SSL_OP_NO_QUERY_MTU | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET |
                            SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_read_ahead(raw, 1);
    SSL_CTX_set_max_cert_list(raw, limits::dtls_certificate_bytes_max);
    SSL_CTX_set_verify(raw, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, accept_any_issuer);
    return context;
}

}  // namespace

dtls_identity::dtls_identity(std::chrono::sys_seconds now) : context_(make_context()) {
    const key_ptr key(EVP_EC_gen("P-256"));
    demand(key != nullptr);
    const certificate_ptr certificate = self_signed(key.get(), now);
    unsigned size = 0;
    demand(SSL_CTX_use_certificate(context_.get(), certificate.get()) == 1 &&
           SSL_CTX_use_PrivateKey(context_.get(), key.get()) == 1 &&
           X509_digest(certificate.get(), EVP_sha256(), fingerprint_.data(), &size) == 1);
}

}  // namespace snug::voice
