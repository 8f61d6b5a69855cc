#include "voice/announced.hpp"

#include "base/voice_limits.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

std::vector<std::string> texts(const announce_facts& known) {
    std::vector<std::string> all;
    for (const announced_address& each : announced(known)) {
        const bool udp = each.protocol == transport_protocol::udp;
        all.push_back(each.ip + " " + std::to_string(each.port) + (udp ? "" : " tcp"));
    }
    return all;
}

const std::vector<std::string> machine{
    "localhost", "box", "::1", "127.0.0.1", "2001:db8::5", "192.168.1.5"};

TEST(Announced, WishesComeBeforeTheMachinesOwnAndTcpBehindUdp) {
    const announce_facts known{
        .wanted = {{"203.0.113.9", 0}}, .local = machine, .bound = "::", .port = 4'991};
    EXPECT_EQ(texts(known),
              (std::vector<std::string>{"203.0.113.9 4991",
                                        "192.168.1.5 4991",
                                        "2001:db8::5 4991",
                                        "203.0.113.9 4991 tcp",
                                        "192.168.1.5 4991 tcp",
                                        "2001:db8::5 4991 tcp"}));
}

TEST(Announced, OnlyWhatTheSocketsHearIsAnnounced) {
    EXPECT_EQ(texts({.wanted = {}, .local = machine, .bound = "0.0.0.0", .port = 1}),
              (std::vector<std::string>{"192.168.1.5 1", "192.168.1.5 1 tcp"}));
    EXPECT_EQ(texts({.wanted = {}, .local = machine, .bound = "127.0.0.1", .port = 1}),
              (std::vector<std::string>{"127.0.0.1 1", "127.0.0.1 1 tcp"}));
}

TEST(Announced, MachineWithoutANetworkAnnouncesItself) {
    const announce_facts known{
        .wanted = {}, .local = {"localhost", "127.0.0.1", "::1"}, .bound = "::", .port = 1};
    EXPECT_EQ(texts(known),
              (std::vector<std::string>{"127.0.0.1 1", "::1 1", "127.0.0.1 1 tcp", "::1 1 tcp"}));
}

TEST(Announced, PortOutsideMayBeAnotherAndNothingIsSaidTwice) {
    const announce_facts known{.wanted = {{"203.0.113.9", 5'000},
                                          {"203.0.113.9", 5'000},
                                          {"192.168.1.5", 0},
                                          {"not.resolved", 0}},
                               .local = machine,
                               .bound = "0.0.0.0",
                               .port = 4'991};
    EXPECT_EQ(texts(known),
              (std::vector<std::string>{"203.0.113.9 5000",
                                        "192.168.1.5 4991",
                                        "203.0.113.9 5000 tcp",
                                        "192.168.1.5 4991 tcp"}));
}

TEST(Announced, NoMoreThanClientsShouldTry) {
    announce_facts known{.wanted = {}, .local = {}, .bound = "::", .port = 1};
    for (int i = 0; i < 100; ++i)
        known.local.push_back("10.0.0." + std::to_string(i));
    EXPECT_EQ(announced(known).size(), 2 * limits::voice_announced_max);
}

TEST(Announced, WishesAreAddressesOrNamesWithOrWithoutAPort) {
    const auto wish = [](const std::string& text) { return parse_announce_wish(text).value(); };
    EXPECT_EQ(wish("192.0.2.1"), (announce_wish{"192.0.2.1", 0}));
    EXPECT_EQ(wish("192.0.2.1:5000"), (announce_wish{"192.0.2.1", 5'000}));
    EXPECT_EQ(wish("2001:db8::1"), (announce_wish{"2001:db8::1", 0}));
    EXPECT_EQ(wish("[2001:db8::1]:5000"), (announce_wish{"2001:db8::1", 5'000}));
    EXPECT_EQ(wish("chat.example.org"), (announce_wish{"chat.example.org", 0}));
    EXPECT_EQ(wish("chat.example.org:5000"), (announce_wish{"chat.example.org", 5'000}));
    for (const auto* bad : {"", ":", "a b", "x:0", "x:65536", "x:", "[::1]", "[x]:1", "http://x"})
        EXPECT_FALSE(parse_announce_wish(bad)) << bad;
}

}  // namespace
}  // namespace snug::voice
