// That a packet on its way through the loop allocates nothing on the voice thread, by UDP and by
// TCP. In this test program `new` counts on every thread but the one that tests.
#include "voice/loop_rig.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> allocations_elsewhere = 0;
thread_local bool is_the_tester = false;

}  // namespace

// Not inlined: where only one half of a pair is, GCC takes malloc and free for strangers.
[[gnu::noinline]] void* operator new(std::size_t size) {
    if (!is_the_tester) ++allocations_elsewhere;
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

TEST(LoopAllocation, PacketInTheSteadyStateAllocatesNothing) {
    is_the_tester = true;
    loop_rig rig;
    remote_person anna(rig.loop->port(), transport_protocol::udp);
    remote_person ben(rig.loop->port(), transport_protocol::udp);
    remote_person carl(rig.loop->port(), transport_protocol::tcp);
    for (auto* each : {&anna, &ben, &carl}) {
        ASSERT_TRUE(each->joins(rig));
        each->say("hello");  // or the last flight of its DTLS would be sent again
    }
    const auto say = [&](std::size_t count) {
        const std::size_t before = ben.self.heard.size();
        const std::size_t before_tcp = carl.self.heard.size();
        for (std::size_t i = 0; i < count; ++i)
            anna.say("again");
        EXPECT_TRUE(ben.hears(before + count));
        EXPECT_TRUE(carl.hears(before_tcp + count));
    };
    say(50);
    ASSERT_TRUE(rig.was_told(voice_news::speaks, anna.self.call));
    ASSERT_TRUE(rig.was_told(voice_news::quality, anna.self.call));
    const std::size_t before = allocations_elsewhere;
    say(100);
    EXPECT_EQ(allocations_elsewhere, before);
    EXPECT_GT(before, 100U);
    is_the_tester = false;
}

}  // namespace
}  // namespace snug::voice
