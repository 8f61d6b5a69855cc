#include "voice/core/peer.hpp"

#include "voice/core/switchboard.hpp"
#include "voice/core/voice_rig.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

using namespace std::chrono_literals;

const std::string fingerprint =
    line_of(write_peer_offer({.shown = test_identity().fingerprint()}), "a=fingerprint:sha-256 ");

TEST(Peer, AnswerGivesCredentialsFingerprintAndTheFirstCandidateByUdp) {
    const auto read = read_peer_answer(
        "v=0\r\na=ice-ufrag:abcd\r\na=ice-pwd:secret\r\n"
        "a=fingerprint:sha-256 " +
        fingerprint +
        "\r\na=candidate:1 1 tcp 9 192.0.2.1 4991 typ host\r\n"
        "a=candidate:2 1 udp 8 192.0.2.2 4992 typ host\r\n"
        "a=candidate:3 1 udp 7 192.0.2.3 4993 typ host\r\n");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->ice.ufrag, "abcd");
    EXPECT_EQ(read->ice.password, "secret");
    EXPECT_EQ(read->fingerprint, test_identity().fingerprint());
    EXPECT_EQ(read->ip, "192.0.2.2");
    EXPECT_EQ(read->port, 4992);
}

TEST(Peer, WhatLacksCredentialsOrFingerprintIsNoAnswer) {
    const std::string shown = "a=fingerprint:sha-256 " + fingerprint + "\r\n";
    EXPECT_FALSE(read_peer_answer(""));
    EXPECT_FALSE(read_peer_answer("a=ice-ufrag:abcd\r\n" + shown));
    EXPECT_FALSE(read_peer_answer("a=ice-pwd:secret\r\n" + shown));
    EXPECT_FALSE(read_peer_answer("a=ice-ufrag:abcd\r\na=ice-pwd:secret\r\n"));
    EXPECT_FALSE(
        read_peer_answer("a=ice-ufrag:abcd\r\na=ice-pwd:secret\r\n"
                         "a=fingerprint:sha-256 00:11\r\n"));
    const auto cut = read_peer_answer("a=ice-ufrag:abcd\r\na=ice-pwd:secret\r\n" + shown +
                                      "a=candidate:1 1 udp");
    ASSERT_TRUE(cut);
    EXPECT_TRUE(cut->ip.empty());
}

/// Two peers at one switchboard, on a path without loss.
struct two_peers {
    instant now{std::chrono::seconds(1'000)};
    switchboard server{test_identity(), {{.ip = "192.0.2.1", .port = 4991}}};
    outbox out;
    std::array<peer, 2> people{peer(test_identity(), {.ufrag = "anna", .ssrc = 1}),
                               peer(test_identity(), {.ufrag = "ben1", .ssrc = 2})};
    std::array<std::vector<std::string>, 2> heard;

    void join() {
        for (auto& each : people) {
            const auto joined = server.join(now, room_id(1), each.offer(), out);
            ASSERT_TRUE(joined);
            ASSERT_TRUE(each.accept(joined->answer, now));
        }
        for (int i = 0; i < 10; ++i)
            pass();
    }
    void pass() {
        now += limits::voice_tick_every;
        server.tick(now, out);
        for (std::size_t i = 0; i < people.size(); ++i) {
            datagrams words;
            people[i].tick(now, words);
            say(i, words);
        }
    }
    void speak(std::size_t by, std::string_view text) {
        std::vector<std::uint8_t> packet(500);
        packet.resize(people[by].speak(packet, as_bytes_view(text), 20));
        say(by, {packet});
    }

private:
    static transport_address address(std::size_t of) {
        return {.ip = {10, 0, 0, static_cast<std::uint8_t>(of)}, .port = 5'000};
    }
    static bytes_view as_bytes_view(std::string_view text) {
        return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
    }
    void say(std::size_t by, datagrams words) {
        for (auto& each : words) {
            server.receive(now, address(by), each, out);
            deliver();
        }
    }
    void deliver() {
        std::vector<std::pair<transport_address, std::vector<std::uint8_t>>> sent;
        for (const auto& each : out.sent())
            sent.emplace_back(each.to, std::vector(each.datagram.begin(), each.datagram.end()));
        out.clear();
        for (auto& [to, datagram] : sent) {
            const std::size_t whose = to == address(0) ? 0 : 1;
            datagrams words;
            const auto packet = people[whose].receive(now, datagram, words);
            if (packet) heard[whose].emplace_back(as_view(packet->payload));
            say(whose, std::move(words));
        }
    }
};

TEST(Peer, TwoOfThemHearEachOtherThroughASwitchboard) {
    two_peers two;
    two.join();
    ASSERT_TRUE(two.people[0].is_connected() && two.people[1].is_connected());
    two.speak(0, "from anna");
    two.speak(1, "from ben");
    EXPECT_EQ(two.heard[0], std::vector<std::string>{"from ben"});
    EXPECT_EQ(two.heard[1], std::vector<std::string>{"from anna"});
}

TEST(Peer, SaysNothingBeforeThereAreKeys) {
    peer anna(test_identity(), {.ufrag = "anna", .ssrc = 1});
    std::array<std::uint8_t, 500> packet{};
    EXPECT_EQ(anna.speak(packet, {}, 20), 0U);
}

TEST(Peer, KeepsItsConsentFresh) {
    two_peers two;
    two.join();
    for (auto passed = 0ms; passed < 3 * limits::ice_consent_lifetime;
         passed += limits::voice_tick_every)
        two.pass();
    EXPECT_EQ(two.server.calls(), 2U);
}

}  // namespace
}  // namespace snug::voice
