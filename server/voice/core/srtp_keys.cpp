#include "voice/core/srtp_keys.hpp"

#include <algorithm>
#include <stdexcept>

namespace snug::voice {

void derive_srtp_key(const srtp_master& master, srtp_label label, bytes_out out) {
    // x = salt XOR label << 48, and the counter below it. With GCM the salt has 12 bytes, zeros
    // follow.
    std::array<std::uint8_t, 16> counter{};
    std::ranges::copy(master.salt, counter.begin());
    counter[7] ^= static_cast<std::uint8_t>(label);
    std::ranges::fill(out, std::uint8_t{0});
    const cipher_context context(EVP_CIPHER_CTX_new());
    int written = 0;
    if (!context ||
        EVP_EncryptInit_ex(
            context.get(), EVP_aes_128_ctr(), nullptr, master.key.data(), counter.data()) != 1 ||
        EVP_EncryptUpdate(
            context.get(), out.data(), &written, out.data(), static_cast<int>(out.size())) != 1) {
        throw std::runtime_error("AES is not to be had");
    }
}

std::unique_ptr<srtp_cipher> srtp_cipher::make(srtp_profile profile,
                                               const srtp_master& master,
                                               cipher_direction direction) {
    srtp_master used = master;
    std::fill(used.salt.begin() + static_cast<std::ptrdiff_t>(srtp_salt_bytes(profile)),
              used.salt.end(),
              std::uint8_t{0});
    if (profile == srtp_profile::aead_aes_128_gcm) return make_gcm_cipher(used, direction);
    return make_cm_cipher(used);
}

}  // namespace snug::voice
