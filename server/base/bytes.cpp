#include "base/bytes.hpp"

#include <sodium.h>

#include <cstdlib>

namespace snug {

void init_crypto() {
    if (sodium_init() < 0) std::abort();
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text.push_back(digits[byte >> 4U]);
        text.push_back(digits[byte & 15U]);
    }
    return text;
}

namespace {

int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::optional<std::string> parse_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = digit_value(text[i]);
        const int low = digit_value(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes.push_back(static_cast<char>(high * 16 + low));
    }
    return bytes;
}

void random_fill(std::span<std::uint8_t> out) {
    randombytes_buf(out.data(), out.size());
}

namespace {

std::string encode_base64(std::string_view bytes, int variant) {
    const std::size_t size = bytes.size();
    std::string text(sodium_base64_ENCODED_LEN(size, variant), '\0');
    sodium_bin2base64(text.data(),
                      text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(),
                      variant);
    text.pop_back();  // the terminating NUL that libsodium counts
    return text;
}

}  // namespace

std::string random_token(std::size_t size) {
    std::string bytes(size, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return encode_base64(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::string to_base64(std::string_view bytes) {
    return encode_base64(bytes, sodium_base64_VARIANT_ORIGINAL);
}

std::optional<std::string> parse_base64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3, '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()),
                                         bytes.size(),
                                         text.data(),
                                         text.size(),
                                         nullptr,
                                         &size,
                                         &end,
                                         sodium_base64_VARIANT_ORIGINAL);
    if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

digest sha256(std::string_view bytes) {
    digest out{};
    crypto_hash_sha256(
        out.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return out;
}

namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

using siphash_key = std::array<unsigned char, crypto_shorthash_siphashx24_KEYBYTES>;

siphash_key make_siphash_key() {
    siphash_key key{};
    randombytes_buf(key.data(), key.size());
    return key;
}

}  // namespace

short_digest blake2b(std::string_view bytes) {
    short_digest out{};
    crypto_generichash(out.data(), out.size(), bytes_of(bytes), bytes.size(), nullptr, 0);
    return out;
}

short_digest keyed_hash(std::string_view bytes) {
    static const siphash_key key = make_siphash_key();
    short_digest out{};
    static_assert(out.size() == crypto_shorthash_siphashx24_BYTES);
    crypto_shorthash_siphashx24(out.data(), bytes_of(bytes), bytes.size(), key.data());
    return out;
}

bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace snug
