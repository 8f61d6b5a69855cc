// AES128_CM_HMAC_SHA1_80 for SRTP (RFC 3711 sections 4.1.1 and 4.2.1).
#include "voice/core/rtcp.hpp"
#include "voice/core/srtp_keys.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/params.h>

#include <algorithm>
#include <stdexcept>

namespace snug::voice {

namespace {

constexpr std::size_t cm_tag_bytes = 10;
constexpr std::size_t digest_bytes = 20;

mac_context make_hmac(bytes_view key) {
    EVP_MAC* const kind = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    mac_context made(EVP_MAC_CTX_new(kind));
    EVP_MAC_free(kind);
    std::array<char, 5> digest = {'S', 'H', 'A', '1', '\0'};
    const std::array<OSSL_PARAM, 2> params = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_end()};
    if (!made || EVP_MAC_init(made.get(), key.data(), key.size(), params.data()) != 1) {
        throw std::runtime_error("HMAC is not to be had");
    }
    return made;
}

/// The three session keys of RTP or of RTCP.
class cm_key {
public:
    cm_key(const srtp_master& master,
           srtp_label key_label,
           srtp_label auth_label,
           srtp_label salt_label)
        : context_(EVP_CIPHER_CTX_new()) {
        std::array<std::uint8_t, srtp_key_bytes> key{};
        derive_srtp_key(master, key_label, key);
        derive_srtp_key(master, salt_label, salt_);
        std::array<std::uint8_t, digest_bytes> auth{};
        derive_srtp_key(master, auth_label, auth);
        mac_ = make_hmac(auth);
        if (!context_ ||
            EVP_EncryptInit_ex(context_.get(), EVP_aes_128_ctr(), nullptr, key.data(), nullptr) !=
                1) {
            throw std::runtime_error("AES-CTR is not to be had");
        }
    }

    /// Encrypts or decrypts `body`: IV = salt << 16 XOR SSRC << 64 XOR index << 16.
    bool crypt(bytes_out body, std::uint32_t ssrc, std::uint64_t index) {
        std::array<std::uint8_t, 16> counter{};
        std::ranges::copy(salt_, counter.begin());
        store32(counter, 4, load32(counter, 4) ^ ssrc);
        store64(counter, 6, load64(counter, 6) ^ (index & 0xFFFF'FFFF'FFFFU));
        int written = 0;
        return EVP_EncryptInit_ex(context_.get(), nullptr, nullptr, nullptr, counter.data()) == 1 &&
               (body.empty() || EVP_EncryptUpdate(context_.get(),
                                                  body.data(),
                                                  &written,
                                                  body.data(),
                                                  static_cast<int>(body.size())) == 1);
    }

    /// The tag of `signed_part` and what stands behind it in thought (the ROC) or nothing.
    bool sign(bytes_view signed_part, bytes_view behind, std::array<std::uint8_t, 20>& digest) {
        std::size_t size = 0;
        return EVP_MAC_init(mac_.get(), nullptr, 0, nullptr) == 1 &&
               EVP_MAC_update(mac_.get(), signed_part.data(), signed_part.size()) == 1 &&
               EVP_MAC_update(mac_.get(), behind.data(), behind.size()) == 1 &&
               EVP_MAC_final(mac_.get(), digest.data(), &size, digest.size()) == 1;
    }

private:
    cipher_context context_;
    mac_context mac_;
    std::array<std::uint8_t, 14> salt_{};
};

class cm_cipher final : public srtp_cipher {
public:
    explicit cm_cipher(const srtp_master& master)
        : rtp_(master, srtp_label::rtp_key, srtp_label::rtp_auth, srtp_label::rtp_salt),
          rtcp_(master, srtp_label::rtcp_key, srtp_label::rtcp_auth, srtp_label::rtcp_salt) {}

    std::size_t rtp_trailer() const override { return cm_tag_bytes; }
    std::size_t rtcp_trailer() const override { return cm_tag_bytes + srtcp_word_bytes; }

    bool seal_rtp(bytes_out packet, std::size_t header, std::uint64_t index) override {
        const bytes_out text = packet.first(packet.size() - cm_tag_bytes);
        if (!rtp_.crypt(text.subspan(header), load32(packet, 8), index)) return false;
        std::array<std::uint8_t, digest_bytes> digest{};
        if (!rtp_.sign(text, roc_of(index), digest)) return false;
        std::copy_n(digest.begin(), cm_tag_bytes, packet.last(cm_tag_bytes).begin());
        return true;
    }
    bool open_rtp(bytes_out packet, std::size_t header, std::uint64_t index) override {
        const bytes_out text = packet.first(packet.size() - cm_tag_bytes);
        std::array<std::uint8_t, digest_bytes> digest{};
        if (!rtp_.sign(text, roc_of(index), digest)) return false;
        if (CRYPTO_memcmp(digest.data(), packet.last(cm_tag_bytes).data(), cm_tag_bytes) != 0) {
            return false;
        }
        return rtp_.crypt(text.subspan(header), load32(packet, 8), index);
    }
    bool seal_rtcp(bytes_out packet, std::uint32_t index) override {
        const bytes_out text = packet.first(packet.size() - cm_tag_bytes);
        store32(text.last(srtcp_word_bytes), 0, index | srtcp_encrypted_bit);
        if (!rtcp_.crypt(body_of(text), load32(packet, 4), index)) return false;
        std::array<std::uint8_t, digest_bytes> digest{};
        if (!rtcp_.sign(text, {}, digest)) return false;
        std::copy_n(digest.begin(), cm_tag_bytes, packet.last(cm_tag_bytes).begin());
        return true;
    }
    bool open_rtcp(bytes_out packet) override {
        const bytes_out text = packet.first(packet.size() - cm_tag_bytes);
        const std::uint32_t word = load32(text.last(srtcp_word_bytes), 0);
        if ((word & srtcp_encrypted_bit) == 0) return false;
        std::array<std::uint8_t, digest_bytes> digest{};
        if (!rtcp_.sign(text, {}, digest)) return false;
        if (CRYPTO_memcmp(digest.data(), packet.last(cm_tag_bytes).data(), cm_tag_bytes) != 0) {
            return false;
        }
        return rtcp_.crypt(body_of(text), load32(packet, 4), word & ~srtcp_encrypted_bit);
    }
    std::uint32_t rtcp_index(bytes_view packet) const override {
        return load32(packet.last(cm_tag_bytes + srtcp_word_bytes), 0) & ~srtcp_encrypted_bit;
    }

private:
    static std::array<std::uint8_t, 4> roc_of(std::uint64_t index) {
        std::array<std::uint8_t, 4> roc{};
        store32(roc, 0, static_cast<std::uint32_t>(index >> 16U));
        return roc;
    }
    static bytes_out body_of(bytes_out text) {
        return text.subspan(rtcp_header_bytes, text.size() - rtcp_header_bytes - srtcp_word_bytes);
    }

    cm_key rtp_;
    cm_key rtcp_;
};

}  // namespace

std::unique_ptr<srtp_cipher> make_cm_cipher(const srtp_master& master) {
    return std::make_unique<cm_cipher>(master);
}

}  // namespace snug::voice
