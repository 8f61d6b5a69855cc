// AEAD_AES_128_GCM for SRTP (RFC 7714).
#include "voice/core/rtcp.hpp"
#include "voice/core/srtp_keys.hpp"

#include <stdexcept>

namespace snug::voice {

namespace {

constexpr std::size_t gcm_tag_bytes = 16;
constexpr std::size_t iv_bytes = 12;

using iv = std::array<std::uint8_t, iv_bytes>;

/// One session key with its salt.
class gcm_key {
public:
    gcm_key(const srtp_master& master,
            srtp_label key_label,
            srtp_label salt_label,
            cipher_direction direction)
        : context_(EVP_CIPHER_CTX_new()) {
        std::array<std::uint8_t, srtp_key_bytes> key{};
        derive_srtp_key(master, key_label, key);
        derive_srtp_key(master, salt_label, salt_);
        const int encrypt = direction == cipher_direction::seal ? 1 : 0;
        if (!context_ ||
            EVP_CipherInit_ex(
                context_.get(), EVP_aes_128_gcm(), nullptr, key.data(), nullptr, encrypt) != 1) {
            throw std::runtime_error("AES-GCM is not to be had");
        }
    }

    /// Begins a message: `nonce` is masked with the salt (section 8.1, 9.1).
    bool begin(iv nonce) {
        for (std::size_t i = 0; i < iv_bytes; ++i)
            nonce[i] ^= salt_[i];
        return EVP_CipherInit_ex(context_.get(), nullptr, nullptr, nullptr, nonce.data(), -1) == 1;
    }

    bool associate(bytes_view data) {
        int written = 0;
        return EVP_CipherUpdate(
                   context_.get(), nullptr, &written, data.data(), static_cast<int>(data.size())) ==
               1;
    }

    bool seal(bytes_out body, bytes_out tag) {
        return crypt(body) && finish(tag) &&
               EVP_CIPHER_CTX_ctrl(context_.get(),
                                   EVP_CTRL_AEAD_GET_TAG,
                                   static_cast<int>(tag.size()),
                                   tag.data()) == 1;
    }

    bool open(bytes_out body, bytes_out tag) {
        return EVP_CIPHER_CTX_ctrl(context_.get(),
                                   EVP_CTRL_AEAD_SET_TAG,
                                   static_cast<int>(tag.size()),
                                   tag.data()) == 1 &&
               crypt(body) && finish(tag);
    }

private:
    bool crypt(bytes_out body) {
        int written = 0;
        return body.empty() || EVP_CipherUpdate(context_.get(),
                                                body.data(),
                                                &written,
                                                body.data(),
                                                static_cast<int>(body.size())) == 1;
    }
    /// GCM's last step writes nothing; it only needs to be given a place.
    bool finish(bytes_out place) {
        int written = 0;
        return EVP_CipherFinal_ex(context_.get(), place.data(), &written) == 1;
    }

    cipher_context context_;
    iv salt_{};
};

/// Section 8.1: two zeros, SSRC, ROC, sequence.
iv rtp_nonce(bytes_view packet, std::uint64_t index) {
    iv nonce{};
    store32(nonce, 2, load32(packet, 8));
    store32(nonce, 6, static_cast<std::uint32_t>(index >> 16U));
    store16(nonce, 10, static_cast<std::uint16_t>(index));
    return nonce;
}

/// Section 9.1: two zeros, SSRC, two zeros, index.
iv rtcp_nonce(bytes_view packet, std::uint32_t index) {
    iv nonce{};
    store32(nonce, 2, load32(packet, 4));
    store32(nonce, 8, index);
    return nonce;
}

class gcm_cipher final : public srtp_cipher {
public:
    gcm_cipher(const srtp_master& master, cipher_direction direction)
        : rtp_(master, srtp_label::rtp_key, srtp_label::rtp_salt, direction),
          rtcp_(master, srtp_label::rtcp_key, srtp_label::rtcp_salt, direction) {}

    std::size_t rtp_trailer() const override { return gcm_tag_bytes; }
    std::size_t rtcp_trailer() const override { return gcm_tag_bytes + srtcp_word_bytes; }

    bool seal_rtp(bytes_out packet, std::size_t header, std::uint64_t index) override {
        return rtp_.begin(rtp_nonce(packet, index)) && rtp_.associate(packet.first(header)) &&
               rtp_.seal(rtp_body(packet, header), packet.last(gcm_tag_bytes));
    }
    bool open_rtp(bytes_out packet, std::size_t header, std::uint64_t index) override {
        return rtp_.begin(rtp_nonce(packet, index)) && rtp_.associate(packet.first(header)) &&
               rtp_.open(rtp_body(packet, header), packet.last(gcm_tag_bytes));
    }
    bool seal_rtcp(bytes_out packet, std::uint32_t index) override {
        const bytes_out word = packet.last(srtcp_word_bytes);
        store32(word, 0, index | srtcp_encrypted_bit);
        const bytes_out tag = packet.last(gcm_tag_bytes + srtcp_word_bytes).first(gcm_tag_bytes);
        return begin_rtcp(packet, index) && rtcp_.seal(rtcp_body(packet), tag);
    }
    bool open_rtcp(bytes_out packet) override {
        const std::uint32_t word = load32(packet.last(srtcp_word_bytes), 0);
        if ((word & srtcp_encrypted_bit) == 0) return false;
        const bytes_out tag = packet.last(gcm_tag_bytes + srtcp_word_bytes).first(gcm_tag_bytes);
        return begin_rtcp(packet, word & ~srtcp_encrypted_bit) &&
               rtcp_.open(rtcp_body(packet), tag);
    }
    std::uint32_t rtcp_index(bytes_view packet) const override {
        return load32(packet.last(srtcp_word_bytes), 0) & ~srtcp_encrypted_bit;
    }

private:
    bool begin_rtcp(bytes_view packet, std::uint32_t index) {
        return rtcp_.begin(rtcp_nonce(packet, index)) &&
               rtcp_.associate(packet.first(rtcp_header_bytes)) &&
               rtcp_.associate(packet.last(srtcp_word_bytes));
    }
    static bytes_out rtp_body(bytes_out packet, std::size_t header) {
        return packet.subspan(header, packet.size() - header - gcm_tag_bytes);
    }
    static bytes_out rtcp_body(bytes_out packet) {
        return packet.subspan(rtcp_header_bytes,
                              packet.size() - rtcp_header_bytes - gcm_tag_bytes - srtcp_word_bytes);
    }

    gcm_key rtp_;
    gcm_key rtcp_;
};

}  // namespace

std::unique_ptr<srtp_cipher> make_gcm_cipher(const srtp_master& master,
                                             cipher_direction direction) {
    return std::make_unique<gcm_cipher>(master, direction);
}

}  // namespace snug::voice
