#include "api/device_proof.hpp"

#include "base/bytes.hpp"

#include <sodium.h>

namespace snug::api {

std::string device_proof::make(const username& who) const {
    const std::string text = "device:" + who.value();
    std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256(
        mac.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size(), key_.data());
    return to_hex(mac);
}

bool device_proof::proves(std::string_view cookie, const username& who) const {
    return same_secret(cookie, make(who));
}

}  // namespace snug::api
