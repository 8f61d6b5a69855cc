#include "base/running_digest.hpp"

#include <sodium.h>

namespace snug {

struct running_digest::state {
    state() { crypto_hash_sha256_init(&hashing); }

    crypto_hash_sha256_state hashing{};
};

running_digest::running_digest() : held_(std::make_unique<state>()) {}
running_digest::~running_digest() = default;
running_digest::running_digest(running_digest&&) noexcept = default;
running_digest& running_digest::operator=(running_digest&&) noexcept = default;

void running_digest::add(std::string_view bytes) {
    crypto_hash_sha256_update(
        &held_->hashing, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

digest running_digest::finish() {
    digest made{};
    crypto_hash_sha256_final(&held_->hashing, made.data());
    *held_ = state();
    return made;
}

}  // namespace snug
