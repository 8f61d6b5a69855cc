// Whether a server answers, asked of a real one and of places where there is none.
#include "voice/reach.hpp"

#include "voice/loop_rig.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

using enum transport_protocol;
using std::chrono::milliseconds;

TEST(Reach, TellsWaysThatAreAnsweredFromThoseThatAreNot) {
    loop_rig rig("0.0.0.0");
    person asker;
    asker.ufrag = "doctor";
    const auto joined = rig.join(1, asker.offer());
    ASSERT_TRUE(joined);
    const std::string username = voice_rig::line(joined->answer, "a=ice-ufrag:") + ":doctor";
    const std::string password = voice_rig::line(joined->answer, "a=ice-pwd:");
    const std::uint16_t port = rig.loop->port();
    loop_rig elsewhere("127.0.0.1");  // a voice server, but not the one that knows this call
    const std::vector<announced_address> ways{
        {.ip = "127.0.0.1", .port = port, .protocol = udp},
        {.ip = "127.0.0.2", .port = port, .protocol = udp},
        {.ip = "127.0.0.1", .port = port, .protocol = tcp},
        {.ip = "127.0.0.1", .port = 1, .protocol = udp},
        {.ip = "127.0.0.1", .port = 1, .protocol = tcp},
        {.ip = "127.0.0.1", .port = elsewhere.loop->port(), .protocol = udp},
        {.ip = "no address", .port = port, .protocol = udp}};
    const auto since = rig_now();
    EXPECT_EQ(answers_at(ways, username, password, milliseconds(1'000)),
              (std::vector<bool>{true, true, true, false, false, false, false}));
    EXPECT_GE(rig_now() - since, milliseconds(1'000));
    EXPECT_EQ(answers_at(std::span(ways).first(3), username, password, rig_patience),
              (std::vector<bool>{true, true, true}));
    EXPECT_LT(rig_now() - since, rig_patience);
    EXPECT_EQ(answers_at(std::span(ways).first(1), username, "not the password", milliseconds(300)),
              std::vector<bool>{false});
}

}  // namespace
}  // namespace snug::voice
