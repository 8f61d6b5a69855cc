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

TEST(Allocation, PictureInTheSteadyStateAllocatesNothingNorDoesWhatRepairsIt) {
    voice_rig rig;
    person& anna = rig.joined();
    sent_stream& camera = anna.show(stream_kind::camera);
    rig.offer_anew(anna);
    std::vector<person*> viewers;
    for (int i = 0; i < 3; ++i) {
        viewers.push_back(&rig.joined(1, {.more = {{}}}));
        rig.watch(*viewers.back(), {anna.call});
    }
    rig.say(anna, "hello");
    for (int i = 0; i < 50; ++i)
        rig.show(anna, camera, key_frame("warm"));
    for (person* const each : viewers)
        rig.say(*each, "hello");
    std::vector<std::vector<std::uint8_t>> packets;
    for (int i = 0; i < 100; ++i) {
        if (i % 10 == 9) ++camera.sequence;  // a hole is asked for
        packets.push_back(voice_rig::shown(anna, camera, later_frame("a face")));
    }
    std::vector<std::vector<std::uint8_t>> misses;
    for (int i = 0; i < 20; ++i) {
        const nack_pair pair{static_cast<std::uint16_t>(viewers[0]->heard.back().header.sequence),
                             0xFFFF};
        std::vector<std::uint8_t> nack(16 + limits::srtp_trailer_bytes_max);
        write_nack(nack, 1, viewers[0]->heard.back().header.ssrc, {&pair, 1});
        nack.resize(viewers[0]->sender->protect_rtcp(nack, 16).value_or(0));
        misses.push_back(nack);
    }
    std::size_t sent = 0;
    const auto take = [&](const person& from, std::vector<std::uint8_t>& datagram) {
        rig.server.receive(rig.now, from.address, datagram, rig.out);
        sent += rig.out.sent().size();
        rig.out.clear();
    };
    take(*viewers[0], misses[0]);
    const std::size_t before = allocations;
    const std::size_t openssl_before = openssl_allocations;
    for (std::size_t i = 0; i < packets.size(); ++i) {
        rig.now += std::chrono::milliseconds(10);
        take(anna, packets[i]);
        if (i % 10 == 5) take(*viewers[0], misses[1 + i / 10]);
        rig.server.tick(rig.now, rig.out);
        rig.out.clear();
    }
    EXPECT_EQ(allocations, before);
    EXPECT_EQ(openssl_allocations, openssl_before);
    EXPECT_GT(sent, 300U);
}

}  // namespace
}  // namespace snug::voice
