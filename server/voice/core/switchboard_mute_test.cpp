// What becomes of packets of people who are muted and for people who are deafened, whatever their
// browsers send.
#include "voice/core/switchboard.hpp"
#include "voice/core/voice_rig.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr call_state muted{.muted = true};
constexpr call_state deafened{.deafened = true};

void set(voice_rig& rig, const person& who, call_state wanted) {
    rig.server.set_state(rig.now, who.call, wanted, rig.out);
    rig.deliver();
}

std::vector<std::uint8_t> sender_report_of(const person& who) {
    std::vector<std::uint8_t> report(28);
    write_sender_report(report, {.ssrc = who.ssrc, .ntp = 1, .rtp_time = who.timestamp});
    return report;
}

TEST(SwitchboardMute, WhoIsMutedIsHeardByNobodyAndHearsTheOthers) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    rig.say(anna, "before");
    set(rig, anna, muted);
    rig.say(anna, "secret");
    rig.say_rtcp(anna, sender_report_of(anna));
    rig.say(ben, "to anna");
    EXPECT_EQ(texts(ben), std::vector<std::string>{"before"});
    EXPECT_TRUE(ben.reports.empty());
    EXPECT_EQ(texts(anna), std::vector<std::string>{"to anna"});
}

TEST(SwitchboardMute, StreamGoesOnWithoutAHoleBehindTheSilence) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    rig.say(anna, "before");
    set(rig, anna, muted);
    for (int i = 0; i < 50; ++i) {
        rig.say(anna, "secret");
        rig.pass(milliseconds(20));
    }
    auto delayed = rig.spoken(anna, "secret");
    set(rig, anna, {});
    rig.say(anna, "after");
    rig.inject(anna.address, delayed);  // said while muted, and late
    ASSERT_EQ(texts(ben), (std::vector<std::string>{"before", "after"}));
    EXPECT_EQ(ben.heard[1].header.sequence, ben.heard[0].header.sequence + 1);
    EXPECT_EQ(ben.heard[1].header.timestamp - ben.heard[0].header.timestamp, 48'000U);
}

TEST(SwitchboardMute, WhoIsMutedDoesNotSpeakAndTakesNobodysPlaceAmongTheLoudest) {
    voice_rig rig;
    std::vector<person*> loud;
    for (std::size_t i = 0; i < limits::voice_heard_max; ++i)
        loud.push_back(&rig.joined(1, {.slots = 12}));
    person& listener = rig.joined(1, {.slots = 12});
    person& quiet = rig.joined(1, {.slots = 12});
    const auto round = [&] {
        for (person* const each : loud)
            rig.say(*each, "loud", 5);
        rig.say(quiet, "quiet", 45);
        rig.pass(milliseconds(20));
    };
    for (int i = 0; i < 100; ++i)
        round();
    EXPECT_TRUE(rig.was_told(voice_news::speaks, loud[0]->call));
    listener.heard.clear();
    round();
    EXPECT_EQ(std::ranges::count(texts(listener), "quiet"), 0);
    rig.events.clear();
    set(rig, *loud[0], muted);
    EXPECT_TRUE(rig.was_told(voice_news::silent, loud[0]->call));
    for (int i = 0; i < 20; ++i)
        round();
    listener.heard.clear();
    round();
    EXPECT_EQ(std::ranges::count(texts(listener), "quiet"), 1);
    EXPECT_EQ(std::ranges::count(texts(listener), "loud"), 7);
    EXPECT_FALSE(rig.was_told(voice_news::speaks, loud[0]->call));
    // Nobody has to wait for his first word behind it.
    set(rig, *loud[0], {});
    for (int i = 0; i < 5; ++i)
        rig.say(*loud[0], "again", 5);
    EXPECT_GE(std::ranges::count(texts(listener), "again"), 1);
}

TEST(SwitchboardMute, WhoIsDeafenedIsSentNothingOfOthers) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    person& carl = rig.joined();
    rig.say(anna, "before");
    set(rig, ben, deafened);
    rig.say(anna, "unheard");
    rig.say_rtcp(anna, sender_report_of(anna));
    EXPECT_EQ(texts(ben), std::vector<std::string>{"before"});
    EXPECT_TRUE(ben.reports.empty());
    EXPECT_EQ(texts(carl), (std::vector<std::string>{"before", "unheard"}));
    EXPECT_EQ(carl.reports.size(), 1U);
}

TEST(SwitchboardMute, WhoHearsAgainMissesNoPacketsOfThePause) {
    voice_rig rig;
    person& anna = rig.joined();
    person& ben = rig.joined();
    rig.say(anna, "before");
    set(rig, ben, deafened);
    for (int i = 0; i < 50; ++i) {
        rig.say(anna, "unheard");
        rig.pass(milliseconds(20));
    }
    set(rig, ben, {});
    rig.say(anna, "after");
    ASSERT_EQ(texts(ben), (std::vector<std::string>{"before", "after"}));
    EXPECT_EQ(ben.heard[1].header.sequence, ben.heard[0].header.sequence + 1);
    rig.say(ben, "and is heard");
    EXPECT_EQ(texts(anna), std::vector<std::string>{"and is heard"});
}

TEST(SwitchboardMute, MutedCallLivesAndIsToldHowItsPacketsArrive) {
    voice_rig rig;
    person& anna = rig.joined();
    rig.joined();
    set(rig, anna, {.muted = true, .deafened = true});
    for (int i = 0; i < 40; ++i) {
        rig.say(anna, "x");
        rig.pass(seconds(1));
    }
    EXPECT_FALSE(rig.was_told(voice_news::gone, anna.call));
    EXPECT_FALSE(anna.blocks.empty());
    set(rig, {.call = call_id(4711)}, muted);  // gone, or never there
}

}  // namespace
}  // namespace snug::voice
