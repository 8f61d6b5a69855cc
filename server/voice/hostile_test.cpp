// Strangers and bad networks over real sockets: what no test of the core can show is that the
// kernel's buffers and the loop's turns suffice too.
#include "voice/core/peer.hpp"
#include "voice/loop_rig.hpp"

#include <gtest/gtest.h>

#include <random>
#include <thread>

namespace snug::voice {
namespace {

using enum transport_protocol;

struct good_call {
    loop_rig rig;
    remote_person anna{rig.loop->port(), udp};
    remote_person ben{rig.loop->port(), udp};

    good_call() {
        EXPECT_TRUE(anna.joins(rig) && ben.joins(rig));
        // A slot is given with the first words.
        EXPECT_TRUE(hear_each_other());
    }
    bool hear_each_other() {
        const std::string word = std::to_string(++words_);
        anna.say("anna " + word);
        ben.say("ben " + word);
        return ben.hears("anna " + word) && anna.hears("ben " + word);
    }

private:
    int words_ = 0;
};

/// What somebody sends who knows all that a passer-by can know: ports, a check, a sealed packet.
class assailant {
public:
    assailant(std::uint16_t port, std::vector<std::uint8_t> check, std::vector<std::uint8_t> packet)
        : from_(port, udp), check_(std::move(check)), packet_(std::move(packet)) {}

    void send(std::size_t number) {
        std::vector<std::uint8_t> made = chosen(number % 6);
        if (number % 6 >= 3)
            made[chance_() % made.size()] ^= static_cast<std::uint8_t>(1 + chance_() % 255);
        from_.send(made);
    }
    /// How many datagrams it was sent.
    std::size_t answers() {
        from_.listen();
        return from_.times_answered();
    }

private:
    std::vector<std::uint8_t> chosen(std::size_t kind) {
        if (kind == 0 || kind == 3) return check_;
        if (kind == 1 || kind == 4) return packet_;
        // A DTLS record of a handshake, or noise of any length.
        std::vector<std::uint8_t> noise(kind == 2 ? 200 : 1 + chance_() % 1'400);
        for (auto& byte : noise)
            byte = static_cast<std::uint8_t>(chance_());
        if (kind == 2)
            std::ranges::copy(std::array<std::uint8_t, 3>{22, 0xFE, 0xFD}, noise.begin());
        return noise;
    }

    remote_person from_;
    std::vector<std::uint8_t> check_;
    std::vector<std::uint8_t> packet_;
    std::minstd_rand chance_{62};
};

TEST(VoiceHostile, FiveThousandPacketsASecondLoseNoneOfAGoodCall) {
    good_call call;
    const auto packet = voice_rig::spoken(call.anna.self, "caught on its way");
    call.anna.send(packet);
    ASSERT_TRUE(call.ben.hears("caught on its way"));
    const std::size_t before = call.ben.self.heard.size();
    assailant stranger(call.rig.loop->port(), call.anna.self.last_check, packet);

    constexpr std::size_t hostile_each = 100;  // in 20 ms
    constexpr std::size_t spoken = 100;        // two seconds of voice
    const instant began = rig_now();
    for (std::size_t i = 0; i < spoken; ++i) {
        for (std::size_t k = 0; k < hostile_each; ++k)
            stranger.send(i * hostile_each + k);
        call.anna.say("word " + std::to_string(i));
        call.ben.listen();
        std::this_thread::sleep_until(began + std::chrono::milliseconds(20) * (i + 1));
    }
    ASSERT_TRUE(call.ben.hears(before + spoken));
    EXPECT_EQ(call.ben.self.heard.size(), before + spoken);
    EXPECT_EQ(stranger.answers(), 0U);
    EXPECT_TRUE(call.hear_each_other());
}

TEST(VoiceHostile, CheckThatIsReplayedFromElsewhereMovesNoMedia) {
    good_call call;
    remote_person stranger(call.rig.loop->port(), udp);
    stranger.send(call.anna.self.last_check);
    for (int i = 0; i < 20; ++i)
        ASSERT_TRUE(call.hear_each_other());
    stranger.listen();
    EXPECT_EQ(stranger.times_answered(), 0U);
}

TEST(VoiceHostile, WhoShowsAnotherCertificateThanAnnouncedNeitherHearsNorIsHeard) {
    good_call call;
    remote_person liar(call.rig.loop->port(), udp);
    liar.self.shown[0] ^= 1U;
    const auto joined = call.rig.join(1, liar.self.offer());
    ASSERT_TRUE(joined);
    // To him the handshake may look good: his certificate is looked at when it is over.
    if (liar.enters(joined->answer)) liar.say("let me in");
    ASSERT_TRUE(call.rig.was_told(voice_news::gone, joined->call));
    ASSERT_TRUE(call.hear_each_other());
    liar.listen();
    EXPECT_TRUE(liar.self.heard.empty());
    EXPECT_EQ(std::ranges::count(texts(call.ben.self), "let me in"), 0);
}

/// What a network does to datagrams, both ways.
enum class trouble : std::uint8_t {
    loses,     // three of ten
    reorders,  // half of them come behind those that were sent after them
};

/// A browser on such a network.
class unlucky {
public:
    unlucky(loop_rig& rig, unsigned seed, trouble has)
        : has_(has),
          chance_(seed),
          self_(test_identity(), {.ufrag = "lossy" + std::to_string(seed), .ssrc = seed}) {
        const auto joined = rig.join(1, self_.offer());
        EXPECT_TRUE(joined && self_.accept(joined->answer, rig_now()));
        socket_.reset(::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(rig.loop->port());
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::connect(socket_.number(), reinterpret_cast<const sockaddr*>(&to), sizeof to),
                  0);
    }

    bool is_connected() const { return self_.is_connected(); }

    void go_on() {
        datagrams words;
        self_.tick(rig_now(), words);
        std::array<std::uint8_t, 2'000> memory{};
        for (;;) {
            const ssize_t size = ::recv(socket_.number(), memory.data(), memory.size(), 0);
            if (size <= 0) break;
            coming_.emplace_back(memory.begin(), memory.begin() + size);
        }
        for (auto& each : spoilt(coming_))
            (void)self_.receive(rig_now(), each, words);
        std::ranges::move(words, std::back_inserter(going_));
        for (const auto& each : spoilt(going_))
            ::send(socket_.number(), each.data(), each.size(), 0);
    }

private:
    /// Those that get through now; the others stay in `all` until later, or are lost.
    datagrams spoilt(datagrams& all) {
        datagrams through;
        datagrams later;
        for (auto& each : all) {
            const bool is_hit = chance_() % 10 < (has_ == trouble::loses ? 3 : 5);
            if (!is_hit) {
                through.push_back(std::move(each));
            } else if (has_ == trouble::reorders) {
                later.push_back(std::move(each));
            }
        }
        if (has_ == trouble::reorders) std::ranges::shuffle(through, chance_);
        all = std::move(later);
        return through;
    }

    trouble has_;
    datagrams coming_;
    datagrams going_;
    std::minstd_rand chance_;
    peer self_;
    descriptor socket_;
};

/// Whether twenty people come to talk on it.
bool everybody_connects(trouble with) {
    loop_rig rig;
    std::vector<std::unique_ptr<unlucky>> people;
    for (unsigned i = 1; i <= 20; ++i)
        people.push_back(std::make_unique<unlucky>(rig, i, with));
    const instant give_up = rig_now() + limits::dtls_handshake_timeout;
    const auto all_connected = [&] {
        return std::ranges::all_of(people, [](const auto& each) { return each->is_connected(); });
    };
    while (!all_connected() && rig_now() < give_up) {
        for (const auto& each : people)
            each->go_on();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return all_connected();
}

TEST(VoiceHostile, EverybodyConnectsThroughThirtyPercentLoss) {
    EXPECT_TRUE(everybody_connects(trouble::loses));
}

TEST(VoiceHostile, EverybodyConnectsThoughHalfOfAllComesLate) {
    EXPECT_TRUE(everybody_connects(trouble::reorders));
}

}  // namespace
}  // namespace snug::voice
