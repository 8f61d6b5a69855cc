// A cookie that proves: this browser has signed in as this person before. Such a device has its own
// allowance of sign-in attempts, so a stranger who uses up an account's attempts does not lock its
// bearer out. The key lives in the data folder; without it the cookie proves nothing. Immutable
// after construction, any thread.
#pragma once

#include "domain/ids.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace snug::api {

class device_proof {
public:
    using key = std::array<std::uint8_t, 32>;

    explicit device_proof(const key& secret) : key_(secret) {}

    std::string make(const username& who) const;
    bool proves(std::string_view cookie, const username& who) const;

private:
    key key_;
};

}  // namespace snug::api
