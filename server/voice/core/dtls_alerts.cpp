#include "voice/core/dtls_alerts.hpp"

#include "voice/core/srtp_keys.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/kdf.h>
#include <openssl/obj_mac.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

namespace snug::voice {

namespace {

// A record (RFC 6347 section 4.1): content type, version, epoch, sequence number, length of what
// follows.
constexpr std::size_t head_bytes = 13;
constexpr std::size_t number_at = 3;
constexpr std::size_t number_bytes = 8;  // epoch and sequence number
constexpr std::size_t length_at = 11;

// What AES-GCM makes of an alert (RFC 5288 section 3): the part of the nonce that goes along, the
// alert, the tag.
constexpr std::size_t explicit_bytes = 8;
constexpr std::size_t alert_bytes = 2;
constexpr std::size_t gcm_tag_bytes = 16;

constexpr std::uint16_t epoch_of_keys = 1;  // there is no second handshake
constexpr std::uint8_t fatal = 2;
constexpr std::uint8_t close_notify = 0;

constexpr std::size_t master_bytes = 48;
constexpr std::size_t random_bytes = 32;

std::size_t key_bytes_of(const SSL_CIPHER* suite) {
    switch (SSL_CIPHER_get_cipher_nid(suite)) {
        case NID_aes_128_gcm:
            return 16;
        case NID_aes_256_gcm:
            return 32;
        default:
            return 0;
    }
}

/// The key block (RFC 5246 section 6.3): client's key, server's key, client's salt, server's salt.
bool expand_keys(SSL* ssl, bytes_out block) {
    std::array<std::uint8_t, master_bytes> master{};
    std::array<std::uint8_t, 2 * random_bytes> randoms{};
    if (SSL_SESSION_get_master_key(SSL_get_session(ssl), master.data(), master.size()) !=
            master.size() ||
        SSL_get_server_random(ssl, randoms.data(), random_bytes) != random_bytes ||
        SSL_get_client_random(ssl, randoms.data() + random_bytes, random_bytes) != random_bytes) {
        return false;
    }
    const EVP_MD* const digest = SSL_CIPHER_get_handshake_digest(SSL_get_current_cipher(ssl));
    std::string name = digest == nullptr ? "" : EVP_MD_get0_name(digest);
    std::string label = "key expansion";
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, name.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SECRET, master.data(), master.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SEED, label.data(), label.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SEED, randoms.data(), randoms.size()),
        OSSL_PARAM_construct_end()};
    const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> function(
        EVP_KDF_fetch(nullptr, "TLS1-PRF", nullptr), EVP_KDF_free);
    const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(
        function ? EVP_KDF_CTX_new(function.get()) : nullptr, EVP_KDF_CTX_free);
    const bool done =
        context &&
        EVP_KDF_derive(context.get(), block.data(), block.size(), parameters.data()) == 1;
    OPENSSL_cleanse(master.data(), master.size());
    return done;
}

}  // namespace

std::optional<dtls_alerts> dtls_alerts::of(SSL* ssl, bool peer_is_client) {
    dtls_alerts made;
    made.key_bytes_ = key_bytes_of(SSL_get_current_cipher(ssl));
    if (made.key_bytes_ == 0) return std::nullopt;
    std::array<std::uint8_t, 2 * (32 + salt_bytes)> block{};
    const bytes_out used = bytes_out(block).first(2 * (made.key_bytes_ + salt_bytes));
    if (!expand_keys(ssl, used)) return std::nullopt;
    const std::size_t which = peer_is_client ? 0 : 1;
    std::ranges::copy(used.subspan(which * made.key_bytes_, made.key_bytes_), made.key_.begin());
    std::ranges::copy(used.subspan(2 * made.key_bytes_ + which * salt_bytes, salt_bytes),
                      made.salt_.begin());
    OPENSSL_cleanse(block.data(), block.size());
    return made;
}

dtls_word dtls_alerts::read(bytes_view datagram) const {
    auto gravest = dtls_word::nothing;
    while (datagram.size() >= head_bytes) {
        const bytes_view head = datagram.first(head_bytes);
        const std::size_t length = load16(head, length_at);
        if (length > datagram.size() - head_bytes) break;
        gravest = std::max(gravest, read_record(head, datagram.subspan(head_bytes, length)));
        datagram = datagram.subspan(head_bytes + length);
    }
    return gravest;
}

dtls_word dtls_alerts::read_record(bytes_view head, bytes_view body) const {
    switch (static_cast<dtls_content>(head[0])) {
        case dtls_content::change_cipher_spec:
        case dtls_content::handshake:
            return dtls_word::handshake;
        case dtls_content::alert:
            break;
        default:
            return dtls_word::nothing;
    }
    const auto alert = open(head, body);
    if (!alert) return dtls_word::nothing;
    const auto [level, what] = *alert;
    if (what == close_notify) return dtls_word::close_notify;
    return level == fatal ? dtls_word::fatal_alert : dtls_word::nothing;
}

std::optional<std::array<std::uint8_t, alert_bytes>> dtls_alerts::open(bytes_view head,
                                                                       bytes_view body) const {
    if (load16(head, number_at) != epoch_of_keys ||
        body.size() != explicit_bytes + alert_bytes + gcm_tag_bytes)
        return std::nullopt;
    std::array<std::uint8_t, salt_bytes + explicit_bytes> nonce{};
    std::ranges::copy(salt_, nonce.begin());
    std::ranges::copy(body.first(explicit_bytes), nonce.begin() + salt_bytes);
    // Number, content type, version, and the length of the alert itself (RFC 5246 section 6.2.3.3).
    std::array<std::uint8_t, head_bytes> said{};
    std::ranges::copy(head.subspan(number_at, number_bytes), said.begin());
    std::ranges::copy(head.first(number_at), said.begin() + number_bytes);
    store16(said, length_at, alert_bytes);
    std::array<std::uint8_t, gcm_tag_bytes> tag{};
    std::ranges::copy(body.last(gcm_tag_bytes), tag.begin());

    const EVP_CIPHER* const cipher = key_bytes_ == 16 ? EVP_aes_128_gcm() : EVP_aes_256_gcm();
    const cipher_context context(EVP_CIPHER_CTX_new());
    std::array<std::uint8_t, alert_bytes> alert{};
    std::array<std::uint8_t, gcm_tag_bytes> rest{};
    int written = 0;
    const bool is_theirs =
        context &&
        EVP_DecryptInit_ex(context.get(), cipher, nullptr, key_.data(), nonce.data()) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, gcm_tag_bytes, tag.data()) == 1 &&
        EVP_DecryptUpdate(context.get(), nullptr, &written, said.data(), head_bytes) == 1 &&
        EVP_DecryptUpdate(
            context.get(), alert.data(), &written, body.data() + explicit_bytes, alert_bytes) ==
            1 &&
        EVP_DecryptFinal_ex(context.get(), rest.data(), &written) == 1;
    if (!is_theirs) return std::nullopt;
    return alert;
}

}  // namespace snug::voice
