#include "voice/core/switchboard.hpp"

#include "voice/core/voice_rig.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(Switchboard, PeopleOfARoomHearEachOtherAndNeverThemselves) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    person& carl = rig.joined();
    person& elsewhere = rig.joined(2);
    rig.say(anna, "from anna");
    rig.say(ben, "from ben");
    EXPECT_EQ(texts(anna), std::vector<std::string>{"from ben"});
    EXPECT_EQ(texts(ben), std::vector<std::string>{"from anna"});
    EXPECT_EQ(texts(carl), (std::vector<std::string>{"from anna", "from ben"}));
    EXPECT_TRUE(elsewhere.heard.empty());
    EXPECT_NE(carl.heard[0].header.ssrc, carl.heard[1].header.ssrc);
    EXPECT_EQ(carl.heard[0].level->level, 20);
}

TEST(Switchboard, StrangersHearNothingBeyondWhatTheySent) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    rig.bytes_in = 0;
    rig.bytes_out_sent = 0;
    const transport_address stranger{.ip = {6, 6, 6, 6}, .port = 666};
    datagrams hello;
    dtls_session client(test_identity(), {}, dtls_role::active, rig.now);
    client.tick(rig.now, hello);
    rig.inject(stranger, hello[0]);
    rig.inject(stranger, rig.sealed(anna, {.payload_type = 111, .ssrc = anna.ssrc}, "x", {}));
    auto check = ben.last_check;
    rig.inject(stranger, check);  // a replay
    for (std::size_t bit = 0; bit < check.size() * 8; ++bit) {
        check[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        rig.inject(stranger, check);
        check[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
    }
    EXPECT_EQ(rig.bytes_out_sent, 0U);
    EXPECT_TRUE(ben.heard.empty());
    rig.say(ben, "still here");
    EXPECT_EQ(texts(anna), std::vector<std::string>{"still here"});
}

TEST(Switchboard, AnotherCertificateThanAnnouncedForwardsNothing) {
    voice_rig rig;
    person& ben = rig.joined();
    person& eve = rig.invited(1, {.shown = {}});
    rig.check(eve);
    rig.shake_hands(eve);
    EXPECT_TRUE(rig.was_told(voice_news::gone, eve.call));
    EXPECT_FALSE(rig.was_told(voice_news::connected, eve.call));
    if (eve.sender) rig.say(eve, "x");
    EXPECT_TRUE(ben.heard.empty());
    EXPECT_EQ(rig.server.calls(), 1U);
}

TEST(Switchboard, LeavingCutsMediaAtOnceAndFreesTheSlot) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    rig.say(anna, "a");
    rig.server.leave(anna.call, rig.out);
    rig.deliver();
    EXPECT_EQ(anna.dtls->state(), dtls_state::closed);
    rig.say(anna, "too late");
    rig.say(ben, "alone");
    EXPECT_EQ(texts(ben), std::vector<std::string>{"a"});
    EXPECT_TRUE(anna.heard.empty());
    EXPECT_TRUE(rig.was_told(voice_news::slot_freed, ben.call));
    EXPECT_TRUE(rig.was_told(voice_news::gone, anna.call));
}

TEST(Switchboard, WhoHasTooFewSlotsIsAskedForMoreAndGetsThem) {
    voice_rig rig;
    person& anna = rig.joined(1, {.slots = 1});
    person& ben = rig.joined();
    person& carl = rig.joined();
    EXPECT_TRUE(rig.was_told(voice_news::more_slots_wanted, anna.call));
    rig.say(carl, "unheard");
    anna.slots = 2;
    const auto answer = rig.server.renegotiate(anna.call, anna.offer(), rig.out);
    ASSERT_TRUE(answer);
    EXPECT_EQ(voice_rig::line(*answer, "a=ice-ufrag:"), anna.server.ufrag);
    rig.say(ben, "b");
    rig.say(carl, "c");
    EXPECT_EQ(texts(anna), (std::vector<std::string>{"b", "c"}));
    anna.slots = 1;
    EXPECT_FALSE(rig.server.renegotiate(anna.call, anna.offer(), rig.out));
    anna.slots = 2;
    anna.shown[0] ^= 1U;
    EXPECT_FALSE(rig.server.renegotiate(anna.call, anna.offer(), rig.out));
}

TEST(Switchboard, MicrophoneThatIsPluggedInLaterIsHeard) {
    voice_rig rig;
    person& anna = rig.joined(1, {.speaks = false});
    person& ben = rig.joined();
    rig.say(anna, "nobody hears this");
    anna.speaks = true;
    const auto answer = rig.server.renegotiate(anna.call, anna.offer(), rig.out);
    ASSERT_TRUE(answer);
    EXPECT_NE(answer->find("a=recvonly"), std::string::npos);
    rig.say(anna, "a");
    EXPECT_EQ(texts(ben), std::vector<std::string>{"a"});
}

TEST(Switchboard, MicrophoneThatIsSwappedIsHeardOnAndNoNumbersJump) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    rig.say(anna, "old");
    anna.ssrc = 77'777;
    anna.sequence = 40'000;
    anna.timestamp = 1'000'000;
    anna.sealed = {};
    ASSERT_TRUE(rig.server.renegotiate(anna.call, anna.offer(), rig.out));
    rig.say(anna, "new");
    ASSERT_EQ(texts(ben), (std::vector<std::string>{"old", "new"}));
    EXPECT_EQ(ben.heard[1].header.ssrc, ben.heard[0].header.ssrc);
    EXPECT_EQ(ben.heard[1].header.sequence, ben.heard[0].header.sequence + 1);
    // A microphone that is put away is answered as it was offered: browsers insist on that.
    anna.speaks = false;
    const auto answer = rig.server.renegotiate(anna.call, anna.offer(), rig.out);
    ASSERT_TRUE(answer);
    EXPECT_NE(answer->find("a=mid:0\r\na=inactive"), std::string::npos);
}

TEST(Switchboard, WhoIsNotHeardOfForSomeSecondsFaltersAndRecovers) {
    voice_rig rig;
    person& anna = rig.joined();
    rig.pass(seconds(6));
    EXPECT_FALSE(rig.was_told(voice_news::falters, anna.call));
    rig.pass(seconds(2));
    EXPECT_TRUE(rig.was_told(voice_news::falters, anna.call));
    EXPECT_FALSE(rig.was_told(voice_news::recovers, anna.call));
    rig.check(anna);
    rig.pass(milliseconds(50));
    EXPECT_TRUE(rig.was_told(voice_news::recovers, anna.call));
}

TEST(Switchboard, ListenerWithoutAMicrophoneHearsAndTakesNobodysSlot) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined(1, {.speaks = false});
    rig.say(anna, "a");
    EXPECT_EQ(texts(ben), std::vector<std::string>{"a"});
    EXPECT_TRUE(std::ranges::none_of(rig.events, [&](const voice_event& each) {
        return each.news == voice_news::slot_given && each.other == ben.call;
    }));
}

TEST(Switchboard, RebindingKeepsTheCallWithoutANewHandshake) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    rig.say(anna, "before");
    anna.address.port = 6'000;
    rig.say(anna, "lost");  // the new address has proven nothing yet
    rig.check(anna, false);
    rig.say(anna, "after");
    EXPECT_EQ(texts(ben), (std::vector<std::string>{"before", "after"}));
    rig.say(ben, "to the new address");
    EXPECT_EQ(texts(anna), std::vector<std::string>{"to the new address"});
}

TEST(Switchboard, ReplayedCheckFromElsewhereMovesNoMedia) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    const transport_address thief{.ip = {6, 6, 6, 6}, .port = 666};
    rig.inject(thief, anna.last_check);
    rig.say(ben, "for anna");
    EXPECT_EQ(texts(anna), std::vector<std::string>{"for anna"});
}

TEST(Switchboard, AddressOfOneCallCannotBeTakenByAnother) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    person& eve = rig.joined();
    const auto own = eve.address;
    eve.address = anna.address;  // eve forges anna's address
    rig.check(eve);
    eve.address = own;
    rig.say(anna, "a");
    rig.say(ben, "b");
    EXPECT_EQ(texts(ben), std::vector<std::string>{"a"});
    EXPECT_EQ(texts(anna), std::vector<std::string>{"b"});
}

TEST(Switchboard, WhoIsNotHeardOfIsGoneWhenConsentEnds) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    for (int i = 0; i < 29; ++i) {
        rig.pass(seconds(1));
        rig.check(ben);
    }
    EXPECT_FALSE(rig.was_told(voice_news::gone, anna.call));
    rig.pass(seconds(2));
    EXPECT_TRUE(rig.was_told(voice_news::gone, anna.call));
    EXPECT_FALSE(rig.was_told(voice_news::gone, ben.call));
}

TEST(Switchboard, ClosingTheConnectionIsSeenAtOnce) {
    voice_rig rig;
    person& anna = rig.joined();
    rig.joined();
    datagrams words;
    anna.dtls->close(words);
    rig.inject(anna.address, words[0]);
    EXPECT_TRUE(rig.was_told(voice_news::gone, anna.call));
    EXPECT_EQ(rig.server.calls(), 1U);
}

TEST(Switchboard, FullRoomsRefuseAndEmptyOnesAreForgotten) {
    voice_rig rig;
    for (std::size_t i = 0; i < limits::voice_people_max; ++i) {
        rig.invited(1, {.speaks = false, .slots = 1});
    }
    const auto full = rig.server.join(rig.now, room_id(1), rig.people[0]->offer(), rig.out);
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, errc::too_many);
    rig.pass(seconds(31));
    EXPECT_EQ(rig.server.calls(), 0U);
    EXPECT_TRUE(rig.server.join(rig.now, room_id(1), rig.people[0]->offer(), rig.out));
}

}  // namespace
}  // namespace snug::voice
