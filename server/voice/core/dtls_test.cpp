#include "voice/core/dtls.hpp"

#include "base/voice_limits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace snug::voice {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using bytes = std::vector<std::uint8_t>;

const dtls_identity& server_identity() {
    static const dtls_identity made(std::chrono::sys_seconds{seconds(1'800'000'000)});
    return made;
}

const dtls_identity& client_identity() {
    static const dtls_identity made(std::chrono::sys_seconds{seconds(1'800'000'000)});
    return made;
}

/// A path that may lose, delay and reorder, in a time of its own, between a client and a server.
struct dtls_rig {
    struct in_flight {
        instant at;
        std::uint64_t order;
        bool to_server;
        bytes datagram;
    };

    instant now{seconds(1000)};
    std::mt19937_64 random{1};  // the same losses in every run
    unsigned lost_percent = 0;
    unsigned jitter_ms = 0;
    std::uint64_t sent = 0;
    std::vector<in_flight> path;
    digest expected = client_identity().fingerprint();
    dtls_session client{client_identity(), server_identity().fingerprint(), dtls_role::active, now};
    std::unique_ptr<dtls_session> server = accepting();
    bool confirms = true;

    std::unique_ptr<dtls_session> accepting() {
        return std::make_unique<dtls_session>(server_identity(), expected, dtls_role::passive, now);
    }

    void put(bool to_server, datagrams& out) {
        for (auto& each : out) {
            EXPECT_LE(each.size(), limits::dtls_datagram_bytes_max);
            if (random() % 100 < lost_percent) continue;
            const milliseconds delay(5 + (jitter_ms == 0 ? 0 : random() % jitter_ms));
            path.push_back({now + delay, ++sent, to_server, std::move(each)});
        }
        out.clear();
    }

    /// The next thing that happens; false when nothing is to be waited for.
    bool step() {
        const auto next = std::ranges::min_element(
            path, {}, [](const in_flight& each) { return std::pair(each.at, each.order); });
        const instant arrival = next == path.end() ? instant::max() : next->at;
        const instant due = std::min({arrival, client.next_tick(), server->next_tick()});
        if (due == instant::max()) return false;
        now = std::max(now, due);
        datagrams out;
        if (arrival <= now) {
            const in_flight arrived = std::move(*next);
            path.erase(next);
            auto& to = arrived.to_server ? *server : client;
            to.receive(now, arrived.datagram, out);
            put(!arrived.to_server, out);
        }
        client.tick(now, out);
        put(true, out);
        server->tick(now, out);
        put(false, out);
        // The browser's first media tells us that it has our last flight.
        if (confirms && client.state() == dtls_state::connected) server->confirm();
        return true;
    }

    void run(std::chrono::seconds at_most = seconds(60)) {
        const instant end = now + at_most;
        while (now < end && step()) {
        }
    }
    bool both(dtls_state wanted) const {
        return client.state() == wanted && server->state() == wanted;
    }
};

TEST(Dtls, HandshakeGivesBothTheSameKeysWithGcm) {
    dtls_rig rig;
    rig.run();
    ASSERT_TRUE(rig.both(dtls_state::connected));
    const auto& ours = rig.server->keys().value();
    const auto& theirs = rig.client.keys().value();
    EXPECT_EQ(ours.profile, srtp_profile::aead_aes_128_gcm);
    EXPECT_EQ(ours.ours.key, theirs.theirs.key);
    EXPECT_EQ(ours.theirs.salt, theirs.ours.salt);
    EXPECT_NE(ours.ours.key, ours.theirs.key);
    EXPECT_LT(rig.now - instant(seconds(1000)), milliseconds(50));
}

TEST(Dtls, ThirtyPercentLossWithReorderingStillConnects) {
    std::vector<milliseconds> took;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        dtls_rig rig;
        rig.random.seed(seed);
        rig.lost_percent = 30;
        rig.jitter_ms = 60;
        const instant begun = rig.now;
        while (!rig.both(dtls_state::connected) && rig.now - begun < seconds(20) && rig.step()) {
        }
        ASSERT_TRUE(rig.both(dtls_state::connected)) << seed;
        ASSERT_EQ(rig.server->keys()->ours.key, rig.client.keys()->theirs.key) << seed;
        took.push_back(std::chrono::duration_cast<milliseconds>(rig.now - begun));
    }
    std::ranges::sort(took);
    EXPECT_LT(took[took.size() / 2], milliseconds(800));
    EXPECT_LT(took.back(), seconds(10));
}

// ClientHello is longer than a datagram when it bears a post-quantum key share: whoever judges a
// flight by its first datagram takes it for broken.
TEST(Dtls, ClientHelloInSeveralPiecesIsPutTogether) {
    dtls_rig rig;
    datagrams out;
    rig.client.tick(rig.now, out);
    ASSERT_EQ(out.size(), 1U);
    // The hello as two fragments of one handshake message (RFC 6347 section 4.2.3).
    const bytes whole = out[0];
    constexpr std::size_t head = 13 + 12;
    const std::size_t body = whole.size() - head;
    const std::size_t half = body / 2;
    for (const auto& [from, size] :
         {std::pair(half, body - half), std::pair(std::size_t{0}, half)}) {
        bytes piece(whole.begin(), whole.begin() + head);
        piece[10] = from == 0 ? 0 : 40;  // a record number that is not taken later
        store16(piece, 11, static_cast<std::uint16_t>(12 + size));
        store24(piece, 13 + 6, static_cast<std::uint32_t>(from));
        store24(piece, 13 + 9, static_cast<std::uint32_t>(size));
        piece.insert(piece.end(),
                     whole.begin() + static_cast<std::ptrdiff_t>(head + from),
                     whole.begin() + static_cast<std::ptrdiff_t>(head + from + size));
        datagrams answer;
        rig.server->receive(rig.now, piece, answer);
        EXPECT_EQ(answer.empty(), from != 0);
        rig.put(false, answer);
    }
    rig.run();
    EXPECT_TRUE(rig.both(dtls_state::connected));
}

TEST(Dtls, AnotherCertificateThanAnnouncedGivesNoKeys) {
    dtls_rig rig;
    rig.expected[3] ^= 1U;
    rig.server = rig.accepting();
    rig.run();
    EXPECT_EQ(rig.server->state(), dtls_state::failed);
    EXPECT_FALSE(rig.server->keys());
}

TEST(Dtls, LastFlightIsRepeatedUntilThePeerIsHeard) {
    dtls_rig rig;
    // Everything that the server says after the client's Finished is lost once.
    bool dropped = false;
    while (!rig.both(dtls_state::connected) && rig.now < instant(seconds(1010)) && rig.step()) {
        if (!dropped && rig.server->state() == dtls_state::connected) {
            std::erase_if(rig.path, [](const auto& each) { return !each.to_server; });
            dropped = true;
        }
    }
    EXPECT_TRUE(dropped);
    EXPECT_TRUE(rig.both(dtls_state::connected));
    rig.run(seconds(1));
    EXPECT_EQ(rig.server->next_tick(), instant::max());
}

TEST(Dtls, LastFlightIsNotRepeatedForEver) {
    dtls_rig rig;
    rig.confirms = false;
    rig.run(seconds(60));
    EXPECT_TRUE(rig.both(dtls_state::connected));
    EXPECT_EQ(rig.server->next_tick(), instant::max());
}

TEST(Dtls, PeerThatNeverAnswersIsGivenUpWithBoundedWords) {
    dtls_rig rig;
    datagrams out;
    rig.client.tick(rig.now, out);
    std::size_t received = out[0].size();
    datagrams said;
    rig.server->receive(rig.now, out[0], said);
    while (rig.server->state() == dtls_state::handshaking) {
        rig.now = std::max(rig.now, rig.server->next_tick());
        rig.server->tick(rig.now, said);
    }
    EXPECT_EQ(rig.server->state(), dtls_state::failed);
    EXPECT_EQ(rig.now, instant(seconds(1020)));
    EXPECT_LT(said.size(), 60U);
    EXPECT_GT(received, 100U);
}

TEST(Dtls, CloseNotifySaysThatThePeerHasLeft) {
    dtls_rig rig;
    rig.run();
    datagrams out;
    rig.client.close(out);
    ASSERT_EQ(out.size(), 1U);
    rig.put(true, out);
    const bytes farewell = rig.path.back().datagram;
    rig.run();
    EXPECT_EQ(rig.server->state(), dtls_state::closed);
    datagrams nothing;
    rig.server->receive(rig.now, farewell, nothing);
    rig.server->tick(rig.now + seconds(60), nothing);
    EXPECT_TRUE(nothing.empty());
}

TEST(Dtls, AlertOfSomebodyElseEndsNothing) {
    dtls_rig rig;
    rig.run();
    datagrams out;
    rig.client.close(out);
    ASSERT_EQ(out.size(), 1U);
    const bytes farewell = out[0];
    datagrams nothing;
    for (std::size_t at = 0; at < farewell.size() * 8; ++at) {
        bytes forged = farewell;
        forged[at / 8] ^= static_cast<std::uint8_t>(1U << at % 8);
        rig.server->receive(rig.now, forged, nothing);
        ASSERT_EQ(rig.server->state(), dtls_state::connected) << "bit " << at;
    }
    for (std::size_t size = 1; size < farewell.size(); ++size)
        rig.server->receive(rig.now, bytes_view(farewell).first(size), nothing);
    EXPECT_EQ(rig.server->state(), dtls_state::connected);
    EXPECT_TRUE(nothing.empty());
    // Behind something else in one datagram it is still the peer's.
    bytes both{22, 0xfe, 0xfd, 0, 1, 0, 0, 0, 0, 0, 9, 0, 1, 0};
    both.insert(both.end(), farewell.begin(), farewell.end());
    rig.server->receive(rig.now, both, nothing);
    EXPECT_EQ(rig.server->state(), dtls_state::closed);
}

TEST(Dtls, LastFlightIsRepeatedForWhoAsksAndNotForEver) {
    dtls_rig rig;
    rig.confirms = false;
    bytes last_words;
    while (rig.server->state() != dtls_state::connected && rig.step()) {
        for (const auto& each : rig.path)
            if (each.to_server) last_words = each.datagram;
    }
    datagrams again;
    rig.server->receive(rig.now, last_words, again);
    EXPECT_FALSE(again.empty());
    for (int i = 0; i < 100; ++i)
        rig.server->receive(rig.now, last_words, again);
    EXPECT_LE(again.size(), limits::dtls_last_flight_resends * limits::dtls_flight_max);
    again.clear();
    rig.server->confirm();
    rig.server->receive(rig.now, last_words, again);
    EXPECT_TRUE(again.empty());
}

TEST(Dtls, GarbageNeitherHarmsAHandshakeNorACall) {
    dtls_rig rig;
    datagrams out;
    std::mt19937_64 random{7};  // the same garbage in every run
    const auto garbage = [&] {
        bytes made(1 + random() % 300);
        for (auto& byte : made)
            byte = static_cast<std::uint8_t>(random());
        made[0] = static_cast<std::uint8_t>(20 + random() % 4);
        return made;
    };
    for (int i = 0; i < 300; ++i)
        rig.server->receive(rig.now, garbage(), out);
    EXPECT_TRUE(out.empty());
    rig.run();
    ASSERT_TRUE(rig.both(dtls_state::connected));
    for (int i = 0; i < 300; ++i)
        rig.server->receive(rig.now, garbage(), out);
    EXPECT_EQ(rig.server->state(), dtls_state::connected);
    EXPECT_TRUE(out.empty());
}

}  // namespace
}  // namespace snug::voice
