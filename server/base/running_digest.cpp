#include "base/running_digest.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdlib>

namespace snug {

namespace {

// Fetched once: looking an algorithm up costs more than hashing a page.
const EVP_MD* algorithm_of(hash_kind kind) {
    static const EVP_MD* const sha1 = EVP_MD_fetch(nullptr, "SHA1", nullptr);
    static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA2-256", nullptr);
    return kind == hash_kind::sha1 ? sha1 : sha256;
}

// It fails only for want of memory or of the algorithm, and no other answer would be true.
void must(int worked) {
    if (worked != 1) std::abort();
}

}  // namespace

// OpenSSL's, which uses the processor's own instructions for it: four times the portable code.
struct running_hash::state {
    explicit state(hash_kind kind) : of(algorithm_of(kind)), hashing(EVP_MD_CTX_new()) { begin(); }
    ~state() { EVP_MD_CTX_free(hashing); }
    state(const state&) = delete;
    state& operator=(const state&) = delete;

    void begin() const { must(EVP_DigestInit_ex2(hashing, of, nullptr)); }

    const EVP_MD* of;
    EVP_MD_CTX* hashing;
};

running_hash::running_hash(hash_kind kind) : held_(std::make_unique<state>(kind)) {}
running_hash::~running_hash() = default;
running_hash::running_hash(running_hash&&) noexcept = default;
running_hash& running_hash::operator=(running_hash&&) noexcept = default;

void running_hash::add(std::string_view bytes) {
    must(EVP_DigestUpdate(held_->hashing, bytes.data(), bytes.size()));
}

std::string running_hash::finish() {
    std::string made(static_cast<std::size_t>(EVP_MD_get_size(held_->of)), '\0');
    must(
        EVP_DigestFinal_ex(held_->hashing, reinterpret_cast<unsigned char*>(made.data()), nullptr));
    held_->begin();
    return made;
}

digest running_digest::finish() {
    digest made{};
    std::ranges::copy(hash_.finish(), made.begin());
    return made;
}

}  // namespace snug
