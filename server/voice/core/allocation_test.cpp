// That a packet on its way through the switchboard allocates nothing. This test program's `new`
// counts.
#include "voice/core/voice_rig.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

namespace {

std::size_t allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
    ++allocations;
    if (void* const made = std::malloc(size == 0 ? 1 : size)) return made;
    throw std::bad_alloc();
}
void operator delete(void* gone) noexcept {
    std::free(gone);
}
void operator delete(void* gone, std::size_t) noexcept {
    std::free(gone);
}

namespace snug::voice {
namespace {

TEST(Allocation, PacketInTheSteadyStateAllocatesNothing) {
    voice_rig rig;
    person& anna = rig.joined();
    for (int i = 0; i < 3; ++i)
        rig.joined();
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
    for (auto& packet : packets) {
        rig.now += std::chrono::milliseconds(20);
        rig.server.receive(rig.now, anna.address, packet, rig.out);
        sent += rig.out.sent().size();
        rig.out.clear();
        rig.server.tick(rig.now, rig.out);
        rig.out.clear();
    }
    EXPECT_EQ(allocations, before);
    EXPECT_EQ(sent, 300U);
    EXPECT_GT(before, 0U);
}

}  // namespace
}  // namespace snug::voice
