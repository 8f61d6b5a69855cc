// What encrypts and authenticates one direction of a call: AEAD_AES_128_GCM (RFC 7714) or
// AES128_CM_HMAC_SHA1_80 (RFC 3711), on OpenSSL's EVP. Knows packets and indices, no replay and no
// streams. One owner, one thread; works in place and allocates only when it is made.
#pragma once

#include "voice/core/bits.hpp"

#include <array>
#include <memory>

namespace snug::voice {

/// Numbers of the DTLS extension use_srtp (RFC 5764 section 4.1.2, RFC 7714 section 14.2).
enum class srtp_profile : std::uint16_t { aes128_cm_sha1_80 = 0x0001, aead_aes_128_gcm = 0x0007 };

inline constexpr std::size_t srtp_key_bytes = 16;

// What SRTCP appends (RFC 3711 section 3.4): the E bit and the index of the packet.
inline constexpr std::size_t srtcp_word_bytes = 4;
inline constexpr std::uint32_t srtcp_encrypted_bit = 0x8000'0000;

constexpr std::size_t srtp_salt_bytes(srtp_profile profile) {
    return profile == srtp_profile::aead_aes_128_gcm ? 12 : 14;
}

/// What DTLS exports for one direction. Of the salt the first `srtp_salt_bytes` count.
struct srtp_master {
    std::array<std::uint8_t, srtp_key_bytes> key{};
    std::array<std::uint8_t, 14> salt{};
};

enum class cipher_direction { seal, open };

class srtp_cipher {
public:
    /// A cipher whose session keys are derived from `master` (RFC 3711 section 4.3, key derivation
    /// rate 0).
    static std::unique_ptr<srtp_cipher> make(srtp_profile profile,
                                             const srtp_master& master,
                                             cipher_direction direction);

    srtp_cipher() = default;
    srtp_cipher(const srtp_cipher&) = delete;
    srtp_cipher& operator=(const srtp_cipher&) = delete;
    virtual ~srtp_cipher() = default;

    /// Bytes that RTP grows by.
    virtual std::size_t rtp_trailer() const = 0;
    /// Bytes that RTCP grows by.
    virtual std::size_t rtcp_trailer() const = 0;

    // `packet` is the whole protected packet: for sealing its last bytes, the trailer, are still to
    // be written. `header` counts the bytes in clear, `index` is ROC << 16 | sequence. False: the
    // tag is wrong (open) or OpenSSL failed; what is in `packet` then is not to be used.

    virtual bool seal_rtp(bytes_out packet, std::size_t header, std::uint64_t index) = 0;
    virtual bool open_rtp(bytes_out packet, std::size_t header, std::uint64_t index) = 0;
    /// `index` has 31 bits and is written into the packet.
    virtual bool seal_rtcp(bytes_out packet, std::uint32_t index) = 0;
    /// Only encrypted packets (E bit) are opened.
    virtual bool open_rtcp(bytes_out packet) = 0;
    /// The SRTCP index that a packet of at least 8 bytes and the trailer claims.
    virtual std::uint32_t rtcp_index(bytes_view packet) const = 0;
};

}  // namespace snug::voice
