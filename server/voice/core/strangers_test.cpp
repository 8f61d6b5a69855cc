// Crowds of strangers, and of people who begin and never go on.
#include "voice/core/voice_rig.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace snug::voice {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class crowd {
public:
    crowd(std::vector<std::uint8_t> check, std::vector<std::uint8_t> packet) {
        dtls_session client(test_identity(), {}, dtls_role::active, instant(seconds(1)));
        datagrams hello;
        client.tick(instant(seconds(1)), hello);
        caught_ = {std::move(check), std::move(packet), std::move(hello.at(0))};
    }

    transport_address somewhere() {
        const auto at = static_cast<std::uint16_t>(chance_());
        return {.ip = {6, 6, static_cast<std::uint8_t>(at >> 8U), static_cast<std::uint8_t>(at)},
                .port = 666};
    }
    /// What a passer-by caught, as it was or with one byte changed, or noise of any length.
    bytes_out next() {
        const std::size_t kind = chance_() % 7;
        if (kind == 6) {
            made_.resize(chance_() % limits::voice_datagram_bytes_max);
            for (std::size_t at = 0; at < std::min<std::size_t>(made_.size(), 24); ++at)
                made_[at] = static_cast<std::uint8_t>(chance_());
            return made_;
        }
        made_ = caught_.at(kind % 3);
        if (kind >= 3)
            made_[chance_() % made_.size()] ^= static_cast<std::uint8_t>(1 + chance_() % 255);
        return made_;
    }

private:
    std::array<std::vector<std::uint8_t>, 3> caught_;
    std::vector<std::uint8_t> made_;
    std::minstd_rand chance_{57};
};

TEST(Strangers, AMillionDatagramsBringNothingOutAndDisturbNobody) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    crowd strangers(ben.last_check, voice_rig::spoken(ben, "caught"));
    rig.bytes_out_sent = 0;
    for (int i = 0; i < 1'000'000; ++i) {
        rig.server.receive(rig.now, strangers.somewhere(), strangers.next(), rig.out);
        if (!rig.out.sent().empty() || !rig.out.events().empty()) break;
    }
    EXPECT_TRUE(rig.out.sent().empty());
    EXPECT_TRUE(rig.out.events().empty());
    EXPECT_EQ(rig.server.calls(), 2U);
    rig.say(ben, "still here");
    EXPECT_EQ(texts(anna), std::vector<std::string>{"still here"});
}

// Each has an account, sent an offer, proved his address, began a handshake and fell silent.
TEST(Strangers, HandshakesThatAreNeverEndedAreBoundedAndGo) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    std::size_t let_in = 0;
    for (std::uint64_t i = 0; i < 10'000; ++i) {
        person one;
        one.ufrag = "begun" + std::to_string(i);
        one.ssrc = 5'000;
        const std::uint64_t room = 2 + i / limits::voice_people_max;
        const auto joined = rig.server.join(rig.now, room_id(room), one.offer(), rig.out);
        if (!joined) {
            EXPECT_EQ(joined.error().code, errc::too_many);
            continue;
        }
        ++let_in;
        one.server = read_peer_answer(joined->answer).value().ice;
        one.address = {
            .ip = {10, 1, static_cast<std::uint8_t>(i >> 8U), static_cast<std::uint8_t>(i)},
            .port = 5'000};
        rig.check(one);
        dtls_session client(test_identity(), {}, dtls_role::active, rig.now);
        datagrams hello;
        client.tick(rig.now, hello);
        rig.inject(one.address, hello.at(0));
    }
    EXPECT_EQ(let_in, limits::voice_calls_max - 2);
    rig.say(ben, "meanwhile");
    EXPECT_EQ(texts(anna), std::vector<std::string>{"meanwhile"});
    for (auto time = milliseconds(0); time < limits::dtls_handshake_timeout + seconds(1);
         time += seconds(3)) {
        for (person* const each : {&anna, &ben})
            rig.check(*each);
        rig.pass(seconds(3));
    }
    EXPECT_EQ(rig.server.calls(), 2U);
    rig.say(ben, "and after");
    EXPECT_EQ(texts(anna), (std::vector<std::string>{"meanwhile", "and after"}));
}

}  // namespace
}  // namespace snug::voice
