// That a packet on its way through the switchboard allocates nothing. In this test program `new`
// counts, and so does what OpenSSL allocates with.
#include "voice/core/voice_rig.hpp"

#include <gtest/gtest.h>
#include <openssl/crypto.h>

#include <cstdlib>
#include <new>

namespace {

std::size_t allocations = 0;
std::size_t openssl_allocations = 0;

void* openssl_malloc(std::size_t size, const char*, int) {
    ++openssl_allocations;
    return std::malloc(size);
}
void* openssl_realloc(void* from, std::size_t size, const char*, int) {
    ++openssl_allocations;
    return std::realloc(from, size);
}
void openssl_free(void* gone, const char*, int) {
    std::free(gone);
}
// OpenSSL takes others' functions only before it has allocated anything: before `main`.
const int openssl_counts = CRYPTO_set_mem_functions(openssl_malloc, openssl_realloc, openssl_free);

}  // namespace

// Not inlined: where only one half of a pair is, GCC takes malloc and free for strangers.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (void* const made = std::malloc(size == 0 ? 1 : size)) return made;
    throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* gone) noexcept {
    std::free(gone);
}
[[gnu::noinline]] void operator delete(void* gone, std::size_t) noexcept {
    std::free(gone);
}

namespace snug::voice {
namespace {

TEST(Allocation, PacketInTheSteadyStateAllocatesNothing) {
    voice_rig rig;
    person& anna = rig.joined();
    for (int i = 0; i < 3; ++i)
        rig.say(rig.joined(), "hello");  // or the last flight of its DTLS would be sent again
    for (int i = 0; i < 50; ++i)
        rig.say(anna, "warm");
    std::vector<std::vector<std::uint8_t>> packets;
    for (int i = 0; i < 100; ++i) {
        const rtp_header header{
            .payload_type = 111, .sequence = anna.sequence++, .ssrc = anna.ssrc};
        packets.push_back(rig.sealed(anna, header, "hello", {4, "0", 1, audio_level{9, true}}));
    }
    std::size_t sent = 0;
    const std::size_t before = allocations;
    const std::size_t openssl_before = openssl_allocations;
    for (auto& packet : packets) {
        rig.now += std::chrono::milliseconds(20);
        rig.server.receive(rig.now, anna.address, packet, rig.out);
        sent += rig.out.sent().size();
        rig.out.clear();
        rig.server.tick(rig.now, rig.out);
        rig.out.clear();
    }
    EXPECT_EQ(allocations, before);
    EXPECT_EQ(openssl_allocations, openssl_before);
    EXPECT_EQ(sent, 300U);
    EXPECT_GT(before, 0U);
    EXPECT_EQ(openssl_counts, 1);
    EXPECT_GT(openssl_before, 0U);
}

}  // namespace
}  // namespace snug::voice
