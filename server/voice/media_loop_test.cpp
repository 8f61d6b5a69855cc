// The loop with real sockets on this machine: what people hear through it, by UDP and by TCP.
#include "voice/media_loop.hpp"

#include "voice/loop_rig.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

namespace snug::voice {
namespace {

using enum transport_protocol;

struct room_of_two {
    loop_rig rig;
    remote_person anna;
    remote_person ben;

    room_of_two(transport_protocol annas, transport_protocol bens)
        : anna(rig.loop->port(), annas), ben(rig.loop->port(), bens) {
        EXPECT_TRUE(anna.joins(rig));
        EXPECT_TRUE(ben.joins(rig));
    }

    void talk() {
        anna.say("from anna");
        ben.say("from ben");
        EXPECT_TRUE(ben.hears("from anna"));
        EXPECT_TRUE(anna.hears("from ben"));
        anna.listen();
        ben.listen();
        EXPECT_EQ(std::ranges::count(texts(anna.self), "from anna"), 0);
        EXPECT_EQ(std::ranges::count(texts(ben.self), "from ben"), 0);
    }
};

TEST(MediaLoop, TwoHearEachOtherAndNeverThemselvesByUdp) {
    room_of_two two(udp, udp);
    two.talk();
}

TEST(MediaLoop, TwoHearEachOtherByTcp) {
    room_of_two two(tcp, tcp);
    two.talk();
    EXPECT_EQ(two.rig.loop->counts().tcp_connections, 2U);
}

TEST(MediaLoop, OneByUdpAndOneByTcpHearEachOther) {
    room_of_two two(udp, tcp);
    two.talk();
}

TEST(MediaLoop, BothFamiliesMeetOnOnePort) {
    loop_rig rig("::");
    remote_person six(rig.loop->port(), udp, "::1");
    remote_person four(rig.loop->port(), udp, "127.0.0.1");
    ASSERT_TRUE(six.joins(rig));
    ASSERT_TRUE(four.joins(rig));
    six.say("six");
    EXPECT_TRUE(four.hears("six"));
    four.say("four");
    EXPECT_TRUE(six.hears("four"));
}

// A machine with several addresses answered by the one that routes chose: browsers, who take
// nothing from an address they did not ask, and NATs never saw it.
TEST(MediaLoop, AnswersAndMediaLeaveByTheAddressThatWasAskedAt) {
    for (const auto* const bound : {"::", "0.0.0.0"}) {
        loop_rig rig(bound);
        remote_person first(rig.loop->port(), udp, "127.0.0.1");
        remote_person second(rig.loop->port(), udp, "127.0.0.2");
        ASSERT_TRUE(first.joins(rig)) << bound;
        ASSERT_TRUE(second.joins(rig)) << bound;
        first.say("to the second");
        EXPECT_TRUE(second.hears("to the second")) << bound;
        second.say("to the first");
        EXPECT_TRUE(first.hears("to the first")) << bound;
    }
}

TEST(MediaLoop, ComingSpeakingSlotsAndGoingAreReported) {
    room_of_two two(udp, udp);
    const call_id anna = two.anna.self.call;
    const call_id ben = two.ben.self.call;
    EXPECT_TRUE(two.rig.was_told(voice_news::connected, anna));
    EXPECT_TRUE(two.rig.was_told(voice_news::slot_given, anna));
    for (int i = 0; i < 5; ++i)
        two.anna.say("loud");
    EXPECT_TRUE(two.rig.was_told(voice_news::speaks, anna));
    EXPECT_TRUE(two.rig.was_told(voice_news::silent, anna));
    EXPECT_TRUE(two.rig.was_told(voice_news::quality, anna));
    two.rig.loop->leave(anna);
    EXPECT_TRUE(two.rig.was_told(voice_news::gone, anna));
    EXPECT_TRUE(two.rig.was_told(voice_news::slot_freed, ben));
    const auto all = two.rig.reports();
    const auto given = std::ranges::find_if(all, [&](const call_report& each) {
        return each.news == voice_news::slot_given && each.call == ben;
    });
    ASSERT_NE(given, all.end());
    EXPECT_EQ(given->other, anna);
    EXPECT_EQ(given->mid, "1");
}

TEST(MediaLoop, WhoWasMadeToLeaveIsNotHeardAnyMore) {
    room_of_two two(udp, udp);
    two.talk();
    two.rig.loop->leave(two.anna.self.call);
    ASSERT_TRUE(two.rig.was_told(voice_news::gone, two.anna.self.call));
    two.anna.say("too late");
    remote_person carl(two.rig.loop->port(), udp);
    ASSERT_TRUE(carl.joins(two.rig));
    carl.say("from carl");
    EXPECT_TRUE(two.ben.hears("from carl"));
    EXPECT_EQ(std::ranges::count(texts(two.ben.self), "too late"), 0);
}

TEST(MediaLoop, AnswersAnnounceWhatWasSaidLast) {
    loop_rig rig;
    rig.loop->announce({{.ip = "192.0.2.1", .port = 1}});
    rig.loop->announce({{.ip = "192.0.2.2", .port = 2}});
    remote_person anna(rig.loop->port(), udp);
    const auto joined = rig.join(1, anna.self.offer());
    ASSERT_TRUE(joined);
    EXPECT_NE(joined->answer.find("192.0.2.2 2 typ host"), std::string::npos);
    EXPECT_EQ(joined->answer.find("192.0.2.1"), std::string::npos);
}

TEST(MediaLoop, HostileDatagramsAreSwallowedAndCallsGoOn) {
    room_of_two two(udp, udp);
    remote_person stranger(two.rig.loop->port(), udp);
    std::vector<std::uint8_t> junk(limits::voice_datagram_bytes_max + 100);
    for (std::size_t i = 0; i < 5'000; ++i) {
        const std::size_t size = i * 7 % junk.size();
        junk[0] = static_cast<std::uint8_t>(i);
        junk[1] = static_cast<std::uint8_t>(i >> 8U);
        stranger.send(bytes_view(junk).first(size));
        if (i % 2 == 0) stranger.send(two.anna.self.last_check);  // a replay
        if (i % 50 != 0) continue;
        two.anna.say(std::to_string(i));
        ASSERT_TRUE(two.ben.hears(std::to_string(i))) << i;
    }
    two.talk();
    stranger.listen();
    EXPECT_EQ(stranger.times_answered(), 0U);
}

TEST(MediaLoop, StrangersOnTcpAreCutOff) {
    loop_rig rig;
    remote_person web(rig.loop->port(), tcp);
    const std::string request = "GET / HTTP/1.1\r\nHost: snug\r\n\r\n";
    web.send_raw({reinterpret_cast<const std::uint8_t*>(request.data()), request.size()});
    EXPECT_TRUE(web.is_closed());
    remote_person talkative(rig.loop->port(), tcp);
    const std::vector<std::uint8_t> junk(1'000, 7);
    for (std::size_t sent = 0; sent <= limits::voice_tcp_unproven_bytes_max; sent += junk.size())
        talkative.send(junk);
    EXPECT_TRUE(talkative.is_closed());
    remote_person silent(rig.loop->port(), tcp);
    EXPECT_TRUE(silent.is_closed());  // after limits::voice_tcp_proof_within
    // The loop closes first and counts then.
    const auto deadline = std::chrono::steady_clock::now() + rig_patience;
    while (rig.loop->counts().tcp_connections != 0 && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_EQ(rig.loop->counts().tcp_connections, 0U);
}

TEST(MediaLoop, OneAddressHoldsFewUnprovenConnections) {
    loop_rig rig;
    std::vector<std::unique_ptr<remote_person>> idle;
    for (std::size_t i = 0; i <= limits::voice_tcp_unproven_per_address_max; ++i)
        idle.push_back(std::make_unique<remote_person>(rig.loop->port(), tcp));
    EXPECT_TRUE(idle.back()->is_closed());
}

TEST(MediaLoop, WithoutADescriptorToSpareItWaitsAndGoesOn) {
    loop_rig rig;
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
    remote_person late(rig.loop->port(), tcp, "127.0.0.1", 0, connecting::later);
    // The next descriptor would be beyond what is allowed.
    const descriptor next(::dup(late.number()));
    rlimit none = before;
    none.rlim_cur = static_cast<rlim_t>(next.number()) + 1;
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
    late.connect();
    ::poll(nullptr, 0, 100);
    timespec busy{};
    EXPECT_EQ(rig.loop->counts().tcp_connections, 0U);
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &busy);
    const auto spent_before = busy.tv_sec * 1'000 + busy.tv_nsec / 1'000'000;
    ::poll(nullptr, 0, 300);
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &busy);
    EXPECT_LT(busy.tv_sec * 1'000 + busy.tv_nsec / 1'000'000 - spent_before, 100);
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
    EXPECT_TRUE(late.joins(rig));
}

TEST(MediaLoop, SlowTcpReceiverLosesWhatIsStaleAndQueuesNothing) {
    loop_rig rig;
    remote_person anna(rig.loop->port(), udp);
    remote_person ben(rig.loop->port(), tcp, "127.0.0.1", 4'096);
    ASSERT_TRUE(anna.joins(rig));
    ASSERT_TRUE(ben.joins(rig));
    // Ben reads nothing while anna says more than all buffers on the way may hold.
    const std::string words(400, 'w');
    const auto packets_max = static_cast<std::size_t>(limits::voice_packets_per_s) * 2;
    for (std::size_t i = 0; i < packets_max; ++i)
        anna.say(words);
    // Later than a jitter buffer waits, nothing of that is worth anything any more.
    const auto dropped = [&] { return rig.loop->counts().dropped; };
    const instant end = rig_now() + rig_patience;
    while (dropped() < packets_max / 2 && rig_now() < end) {
        anna.say(words);
        ::poll(nullptr, 0, 20);
    }
    EXPECT_GE(dropped(), packets_max / 2);
    anna.say("now");
    EXPECT_TRUE(ben.hears("now"));
    EXPECT_LT(ben.self.heard.size(), packets_max / 2);
    anna.say("and on");
    EXPECT_TRUE(ben.hears("and on"));
}

TEST(MediaLoop, SlowTcpReceiverLosesPicturesBeforeAnythingThatIsSaid) {
    loop_rig rig;
    remote_person anna(rig.loop->port(), udp);
    remote_person ben(rig.loop->port(), tcp, "127.0.0.1", 4'096);
    sent_stream& camera = anna.self.show(stream_kind::camera);
    ben.self.more.resize(1);
    ASSERT_TRUE(anna.joins(rig));
    ASSERT_TRUE(ben.joins(rig));
    rig.loop->set_watched(ben.self.call, {.camera = {anna.self.call}, .screen = {}});
    ASSERT_TRUE(rig.was_told(voice_news::slot_given, ben.self.call));
    ASSERT_TRUE(anna.is_asked_for_a_key_frame());
    const auto show = [&](const std::string& payload) {
        anna.send(voice_rig::shown(anna.self, camera, payload));
    };
    show(key_frame("begin"));
    ASSERT_TRUE(ben.hears(key_frame("begin")));
    // Ben reads nothing while a key frame of 300 KB comes: more than all buffers on the way hold.
    const std::string big = later_frame(std::string(1'000, 'p'));
    const auto before = rig.loop->counts().dropped;
    for (int i = 0; i < 300; ++i)
        show(big);
    for (int i = 0; i < 10; ++i)
        anna.say("said " + std::to_string(i));
    const auto dropped = [&] { return rig.loop->counts().dropped - before; };
    const instant end = rig_now() + rig_patience;
    while (dropped() == 0 && rig_now() < end)
        ::poll(nullptr, 0, 5);
    EXPECT_GT(dropped(), 0U);
    for (int i = 0; i < 10; ++i)
        EXPECT_TRUE(ben.hears("said " + std::to_string(i))) << i;
    EXPECT_LT(std::ranges::count(texts(ben.self), big), 300);
}

/// Bytes that malloc has given out.
std::size_t allocated() {
    const struct mallinfo2 all = ::mallinfo2();
    return all.uordblks + all.hblkhd;
}

std::size_t open_descriptors() {
    std::size_t count = 0;
    for (int number = 0; number < 1'024; ++number)
        count += ::fcntl(number, F_GETFD) != -1 ? 1 : 0;
    return count;
}

TEST(MediaLoop, ThousandJoinsAndLeavesLeaveNothingBehind) {
    loop_rig rig;
    remote_person stays(rig.loop->port(), udp);
    ASSERT_TRUE(stays.joins(rig));
    const auto come_and_go = [&](int count) {
        for (int i = 0; i < count; ++i) {
            remote_person guest(rig.loop->port(), i % 5 == 0 ? tcp : udp);
            // Each in ten goes all the way; the others leave as soon as they were answered.
            if (i % 10 == 0) {
                ASSERT_TRUE(guest.joins(rig)) << i;
            } else {
                const auto joined = rig.join(1, guest.self.offer());
                ASSERT_TRUE(joined);
                guest.self.call = joined->call;
            }
            rig.loop->leave(guest.self.call);
            ASSERT_TRUE(rig.was_told(voice_news::gone, guest.self.call));
        }
        rig.forget_reports();
        ::malloc_trim(0);
    };
    come_and_go(50);
    const std::size_t before = allocated();
    const std::size_t descriptors = open_descriptors();
    come_and_go(1'000);
    EXPECT_LT(allocated(), before + 512UL * 1024);
    EXPECT_LE(open_descriptors(), descriptors + 32);  // of TCP connections that time out soon
    EXPECT_EQ(rig.loop->counts().calls, 1U);
}

TEST(MediaLoop, StopSaysGoodbyeToEverybody) {
    room_of_two two(udp, tcp);
    two.rig.loop.reset();
    EXPECT_TRUE(two.anna.sees_goodbye());
    EXPECT_TRUE(two.ben.sees_goodbye());
}

TEST(MediaLoop, PortThatIsTakenIsSaid) {
    loop_rig rig("127.0.0.1");
    const auto second =
        media_loop::open({.ip = "127.0.0.1", .port = rig.loop->port()}, [](auto) {});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, errc::unavailable);
    EXPECT_FALSE(media_loop::open({.ip = "localhost", .port = 0}, [](auto) {}));
}

}  // namespace
}  // namespace snug::voice
