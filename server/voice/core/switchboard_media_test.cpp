// What becomes of packets: who hears them, under which numbers, and what is dropped.
#include "voice/core/switchboard.hpp"
#include "voice/core/voice_rig.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(SwitchboardMedia, PayloadTypesAndExtensionsAreThoseOfEachBrowser) {
    voice_rig rig;
    person& chromium = rig.joined();
    person& firefox = rig.joined(1, {.manner = {109, 3, 2, true}});
    rig.say(chromium, "a");
    rig.say(firefox, "b");
    ASSERT_EQ(firefox.heard.size(), 1U);
    EXPECT_EQ(firefox.heard[0].header.payload_type, 109);
    EXPECT_TRUE(firefox.heard[0].level);
    ASSERT_EQ(chromium.heard.size(), 1U);
    EXPECT_EQ(chromium.heard[0].header.payload_type, 111);
}

TEST(SwitchboardMedia, MicrophoneIsKnownByItsMidWhereNoSsrcWasAnnounced) {
    voice_rig rig;
    person& anna = rig.joined(1, {.manner = {111, 4, 1, false}});
    person& ben = rig.joined();
    rig.say(anna, "a");
    EXPECT_EQ(texts(ben), std::vector<std::string>{"a"});
}

TEST(SwitchboardMedia, ForeignSsrcAndPayloadTypeAreDropped) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    rig.inject(anna.address, rig.sealed(anna, {.payload_type = 111, .ssrc = 4'242}, "x", {}));
    anna.sealed = {};
    rig.inject(anna.address,
               rig.sealed(anna, {.payload_type = 63, .sequence = 9, .ssrc = anna.ssrc}, "x", {}));
    EXPECT_TRUE(ben.heard.empty());
}

TEST(SwitchboardMedia, ReusedSlotGoesOnWhereItsFormerSourceEnded) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined(1, {.slots = 1});
    rig.say(anna, "one");
    rig.say(anna, "two");
    rig.server.leave(anna.call, rig.out);
    rig.pass(milliseconds(500));
    person& carl = rig.joined();
    carl.sequence = 60'000;
    rig.say(carl, "three");
    ASSERT_EQ(texts(ben), (std::vector<std::string>{"one", "two", "three"}));
    EXPECT_EQ(ben.heard[2].header.ssrc, ben.heard[1].header.ssrc);
    EXPECT_EQ(ben.heard[2].header.sequence, ben.heard[1].header.sequence + 1);
    EXPECT_EQ(ben.heard[2].header.timestamp - ben.heard[1].header.timestamp, 24'000U);
}

TEST(SwitchboardMedia, SpeakingIsToldWhenItBeginsAndEndsAndToLateJoiners) {
    voice_rig rig;
    person& anna = rig.joined();
    rig.say(anna, "x", 127);
    EXPECT_FALSE(rig.was_told(voice_news::speaks, anna.call));
    for (int i = 0; i < 5; ++i)
        rig.say(anna, "x", 15);
    EXPECT_TRUE(rig.was_told(voice_news::speaks, anna.call));
    rig.events.clear();
    rig.server.tell_present(room_id(1), rig.out);
    rig.deliver();
    EXPECT_EQ(rig.events, (std::vector<voice_event>{{voice_news::speaks, anna.call, {}, 0}}));
    rig.pass(milliseconds(700));
    EXPECT_TRUE(rig.was_told(voice_news::silent, anna.call));
}

TEST(SwitchboardMedia, OfManyTalkersTheLoudestEightAreHeard) {
    voice_rig rig;
    std::vector<person*> talkers;
    for (int i = 0; i < 11; ++i)
        talkers.push_back(&rig.joined(1, {.slots = 12}));
    person& listener = rig.joined(1, {.slots = 12});
    const auto round = [&] {
        for (std::size_t i = 0; i < talkers.size(); ++i) {
            rig.say(*talkers[i], std::to_string(i), static_cast<std::uint8_t>(10 + 9 * i));
        }
        rig.pass(milliseconds(20));
    };
    for (int i = 0; i < 50; ++i)
        round();
    listener.heard.clear();
    round();
    EXPECT_EQ(texts(listener), (std::vector<std::string>{"0", "1", "2", "3", "4", "5", "6", "7"}));
}

/// Eight who have talked for a second, and one more who was silent.
struct full_room {
    voice_rig rig;
    std::vector<person*> talkers;
    person& ninth = rig.joined(1, {.slots = 12});
    person& listener = rig.joined(1, {.slots = 12});

    explicit full_room(std::optional<std::uint8_t> level) {
        for (std::size_t i = 0; i < limits::voice_heard_max; ++i)
            talkers.push_back(&rig.joined(1, {.slots = 12}));
        for (int i = 0; i < 50; ++i) {
            round(level);
            rig.say(ninth, "hush", 127);
        }
        listener.heard.clear();
    }
    void round(std::optional<std::uint8_t> level) {
        for (auto* each : talkers)
            rig.say(*each, "talk", level);
        rig.pass(milliseconds(20));
    }
    std::size_t heard_of_ninth(std::string_view text) const {
        return static_cast<std::size_t>(
            std::ranges::count(listener.heard, text, &heard_packet::text));
    }
};

TEST(SwitchboardMedia, WhoBeginsToSpeakInAFullRoomWaitsForNoRound) {
    full_room room(100);  // the others breathe
    room.rig.say(room.ninth, "hush", 127);
    EXPECT_EQ(room.heard_of_ninth("hush"), 0U);
    for (int i = 0; i < 5; ++i)
        room.rig.say(room.ninth, "me", 10);  // no time passes, no round is held
    EXPECT_GE(room.heard_of_ninth("me"), 2U);
}

TEST(SwitchboardMedia, WhoBeginsWhenTheOthersHaveCeasedIsHeardFromTheFirstPacket) {
    full_room room(20);
    room.rig.pass(milliseconds(1'500));
    room.rig.say(room.ninth, "me", 60);
    EXPECT_EQ(room.heard_of_ninth("me"), 1U);
}

TEST(SwitchboardMedia, WhoSpeaksTakesTheSlotOfSomebodySilent) {
    voice_rig rig;
    person& listener = rig.joined(1, {.slots = 1});
    person& anna = rig.joined();
    person& ben = rig.joined();
    const auto talk = [&](person& who, std::string_view text) {
        for (int i = 0; i < 5; ++i)
            rig.say(who, text, 10);
    };
    talk(anna, "anna");
    EXPECT_EQ(listener.heard.size(), 5U);
    talk(ben, "ben");  // anna still speaks, and there is one slot
    EXPECT_EQ(listener.heard.size(), 5U);
    rig.pass(milliseconds(700));
    rig.events.clear();
    talk(ben, "ben");
    ASSERT_GT(listener.heard.size(), 5U);
    EXPECT_EQ(listener.heard.back().text, "ben");
    EXPECT_EQ(listener.heard.back().header.ssrc, listener.heard.front().header.ssrc);
    EXPECT_EQ(listener.heard[5].header.sequence, listener.heard[4].header.sequence + 1);
    EXPECT_TRUE(std::ranges::count(
        rig.events, voice_event{voice_news::slot_given, listener.call, ben.call, 0}));
    const auto so_far = listener.heard.size();
    rig.say(anna, "anna", 127);
    EXPECT_EQ(listener.heard.size(), so_far);
}

TEST(SwitchboardMedia, WhoSaysNoLevelIsNotHeardBeforeThoseWhoSpeak) {
    full_room room(std::nullopt);
    for (int i = 0; i < 5; ++i)
        room.rig.say(room.ninth, "me", 10);
    EXPECT_GE(room.heard_of_ninth("me"), 2U);
    EXPECT_FALSE(room.rig.was_told(voice_news::speaks, room.talkers[0]->call));
}

TEST(SwitchboardMedia, FloodOfOneMicrophoneIsNotMultiplied) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    for (int i = 0; i < 1'000; ++i)
        rig.say(anna, "x");
    EXPECT_EQ(ben.heard.size(), 251U);  // two seconds of them, and the one of now
    ben.heard.clear();
    for (int i = 0; i < 100; ++i) {
        rig.pass(milliseconds(20));
        rig.say(anna, "x");
    }
    EXPECT_EQ(ben.heard.size(), 100U);
}

TEST(SwitchboardMedia, ReportsToSendersAreSpreadOverTime) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    rig.say(anna, "a");
    rig.pass(milliseconds(1'000));
    EXPECT_EQ(anna.blocks.size(), 1U);
    rig.say(ben, "b");
    rig.pass(milliseconds(50));
    EXPECT_EQ(ben.blocks.size(), 1U);
    rig.pass(milliseconds(2'000));
    EXPECT_EQ(anna.blocks.size(), 2U);
    EXPECT_EQ(ben.blocks.size(), 1U);
    rig.pass(milliseconds(1'000));
    EXPECT_EQ(ben.blocks.size(), 2U);
}

TEST(SwitchboardMedia, QualityOfWhatArrivesIsToldWithEachReport) {
    voice_rig rig;
    person& anna = rig.joined();
    rig.joined();
    for (int i = 0; i < 8; ++i) {
        rig.say(anna, "a");
        anna.sequence = static_cast<std::uint16_t>(anna.sequence + i % 2);  // a quarter is lost
    }
    rig.pass(milliseconds(50));
    const auto told = std::ranges::find(rig.events, voice_news::quality, &voice_event::news);
    ASSERT_NE(told, rig.events.end());
    EXPECT_EQ(told->call, anna.call);
    EXPECT_EQ(told->quality.fraction_lost, 3 * 256 / 11);
}

TEST(SwitchboardMedia, StormOfSenderReportsIsPassedOnOnceASecond) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    rig.say(anna, "a");
    std::vector<std::uint8_t> storm;
    for (std::size_t i = 0; i < limits::rtcp_packets_max; ++i) {
        std::array<std::uint8_t, 28> report{};
        write_sender_report(report, {.ssrc = anna.ssrc, .ntp = 1});
        storm.insert(storm.end(), report.begin(), report.end());
    }
    for (int i = 0; i < 10; ++i)
        rig.say_rtcp(anna, storm);
    EXPECT_EQ(ben.reports.size(), 1U);
    rig.pass(milliseconds(1'000));
    rig.say_rtcp(anna, storm);
    EXPECT_EQ(ben.reports.size(), 2U);
}

TEST(SwitchboardMedia, ReportsAreRewrittenForListenersAndMadeForSenders) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    for (int i = 0; i < 10; ++i)
        rig.say(anna, "hello");
    std::vector<std::uint8_t> compound(28);
    write_sender_report(
        compound, {.ssrc = anna.ssrc, .ntp = 0x1234'5678'0000'0000, .rtp_time = anna.timestamp});
    rig.say_rtcp(anna, compound);
    ASSERT_EQ(ben.reports.size(), 1U);
    EXPECT_EQ(ben.reports[0].ssrc, ben.heard[0].header.ssrc);
    EXPECT_EQ(ben.reports[0].ntp, 0x1234'5678'0000'0000U);
    EXPECT_EQ(ben.reports[0].rtp_time, ben.heard[9].header.timestamp + 960);
    EXPECT_EQ(ben.reports[0].packets, 10U);
    EXPECT_EQ(ben.reports[0].octets, 50U);
    rig.pass(seconds(4));
    ASSERT_FALSE(anna.blocks.empty());
    EXPECT_EQ(anna.blocks[0].ssrc, anna.ssrc);
    EXPECT_EQ(anna.blocks[0].lost, 0);
    EXPECT_EQ(anna.blocks[0].highest_sequence, 1'009U);
}

TEST(SwitchboardMedia, GoodbyesAndStormsOfFeedbackHarmNobody) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    std::vector<std::uint8_t> bye(8);
    write_bye(bye, ben.ssrc);
    rig.say_rtcp(anna, bye);
    std::vector<std::uint8_t> pli(12);
    write_pli(pli, anna.ssrc, ben.ssrc);
    rig.bytes_out_sent = 0;
    for (int i = 0; i < 1'000; ++i)
        rig.say_rtcp(anna, pli);
    EXPECT_EQ(rig.bytes_out_sent, 0U);
    rig.say(ben, "still here");
    EXPECT_EQ(texts(anna), std::vector<std::string>{"still here"});
}

TEST(SwitchboardMedia, ReplayedMediaIsHeardOnce) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    const auto packet = rig.sealed(anna, {.payload_type = 111, .ssrc = anna.ssrc}, "once", {});
    rig.inject(anna.address, packet);
    rig.inject(anna.address, packet);
    EXPECT_EQ(texts(ben), std::vector<std::string>{"once"});
}

}  // namespace
}  // namespace snug::voice
