// What becomes of pictures: who sees them, from which packet on, and who is asked for a key frame.
#include "voice/core/switchboard.hpp"
#include "voice/core/voice_rig.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

using std::chrono::milliseconds;

/// Somebody with so many slots for pictures behind those for sound.
person viewer(std::size_t video_slots, browser_manner manner = {}) {
    person made{.manner = manner};
    made.more.resize(video_slots);
    return made;
}

struct film {
    voice_rig rig;
    person& anna = rig.joined(1, viewer(0));
    person& ben = rig.joined(1, viewer(2));
    sent_stream& camera = begin(stream_kind::camera);

    sent_stream& begin(stream_kind kind) {
        sent_stream& made = anna.show(kind);
        rig.offer_anew(anna);
        return made;
    }
    void ask(person& who, std::uint32_t about) {
        std::vector<std::uint8_t> pli(12);
        write_pli(pli, 1, about);
        rig.say_rtcp(who, pli);
    }
    std::size_t asked() const { return anna.key_frames_wanted.size(); }
    voice_event slot_event(voice_news news, std::size_t slot, stream_kind kind) const {
        return {.news = news, .call = ben.call, .other = anna.call, .slot = slot, .kind = kind};
    }
    bool was_told(const voice_event& event) const {
        return std::ranges::count(rig.events, event) != 0;
    }
};

constexpr std::size_t first_video_slot = 8;

TEST(SwitchboardVideo, NobodyIsSentWhatHeDoesNotWatch) {
    film show;
    show.rig.show(show.anna, show.camera, key_frame("unseen"));
    EXPECT_TRUE(show.ben.heard.empty());
    show.rig.watch(show.ben, {show.anna.call});
    show.rig.show(show.anna, show.camera, key_frame("seen"));
    show.rig.watch(show.ben, {});
    show.rig.show(show.anna, show.camera, key_frame("unseen again"));
    EXPECT_EQ(texts(show.ben), std::vector<std::string>{key_frame("seen")});
    EXPECT_TRUE(show.was_told(
        show.slot_event(voice_news::slot_given, first_video_slot, stream_kind::camera)));
    EXPECT_TRUE(show.was_told(
        show.slot_event(voice_news::slot_freed, first_video_slot, stream_kind::camera)));
    EXPECT_TRUE(show.anna.heard.empty());
}

TEST(SwitchboardVideo, PictureHasTheNumbersOfItsSlotAndTheTypesOfItsViewer) {
    voice_rig rig;
    person& anna = rig.joined(1, viewer(0));
    person& ben = rig.joined(1, viewer(1, firefox_manner));
    sent_stream& camera = anna.show(stream_kind::camera);
    rig.offer_anew(anna);
    rig.watch(ben, {anna.call});
    rig.show(anna, camera, key_frame("a"));
    rig.show(anna, camera, later_frame("b"));
    ASSERT_EQ(ben.heard.size(), 2U);
    EXPECT_EQ(ben.heard[0].header.payload_type, 120);
    EXPECT_NE(ben.heard[0].header.ssrc, anna.more[camera.section].ssrc);
    EXPECT_EQ(ben.heard[1].header.sequence, ben.heard[0].header.sequence + 1);
    EXPECT_EQ(ben.heard[1].header.timestamp, ben.heard[0].header.timestamp + 3'000);
    EXPECT_TRUE(ben.heard[0].header.marker);
}

TEST(SwitchboardVideo, WhoBeginsToWatchGetsAKeyFrameAndNothingBefore) {
    film show;
    show.rig.watch(show.ben, {show.anna.call});
    EXPECT_EQ(show.asked(), 0U);
    show.rig.pass(milliseconds(50));
    EXPECT_EQ(show.anna.key_frames_wanted,
              std::vector<std::uint32_t>{show.anna.more[show.camera.section].ssrc});
    show.rig.show(show.anna, show.camera, later_frame("half"));
    show.rig.show(show.anna, show.camera, key_frame("whole"));
    show.rig.show(show.anna, show.camera, later_frame("next"));
    EXPECT_EQ(texts(show.ben), (std::vector<std::string>{key_frame("whole"), later_frame("next")}));
}

TEST(SwitchboardVideo, KeyFrameIsAskedForUntilOneBegins) {
    film show;
    show.rig.watch(show.ben, {show.anna.call});
    show.rig.pass(milliseconds(1'200));
    EXPECT_EQ(show.asked(), 3U);
    show.rig.show(show.anna, show.camera, key_frame("at last"));
    show.rig.pass(milliseconds(2'000));
    EXPECT_EQ(show.asked(), 3U);
}

TEST(SwitchboardVideo, StormOfWishesReachesTheSenderTwiceASecond) {
    film show;
    show.rig.watch(show.ben, {show.anna.call});
    show.rig.pass(milliseconds(600));
    show.rig.show(show.anna, show.camera, key_frame("a"));
    show.anna.key_frames_wanted.clear();
    for (int i = 0; i < 200; ++i) {
        show.ask(show.ben, show.ben.heard[0].header.ssrc);
        show.rig.show(show.anna, show.camera, key_frame("b"));
        show.rig.pass(milliseconds(10));
    }
    EXPECT_GE(show.asked(), 3U);
    EXPECT_LE(show.asked(), 4U);
    // Nobody asks for what he is not shown.
    show.anna.key_frames_wanted.clear();
    show.ask(show.ben, show.anna.more[show.camera.section].ssrc);
    show.rig.pass(milliseconds(600));
    EXPECT_EQ(show.asked(), 0U);
}

TEST(SwitchboardVideo, FullIntraRequestIsPassedOnAsAWish) {
    film show;
    show.rig.watch(show.ben, {show.anna.call});
    show.rig.show(show.anna, show.camera, key_frame("a"));
    show.rig.pass(milliseconds(600));
    show.anna.key_frames_wanted.clear();
    std::vector<std::uint8_t> fir(20);
    fir[0] = 0x84;
    fir[1] = 206;
    fir[3] = 4;
    store32(fir, 12, show.ben.heard[0].header.ssrc);
    show.rig.say_rtcp(show.ben, fir);
    EXPECT_EQ(show.asked(), 1U);
}

TEST(SwitchboardVideo, SlotGoesOnWithAnotherSourceAtItsKeyFrame) {
    film show;
    person& carl = show.rig.joined(1, viewer(0));
    sent_stream& his = carl.show(stream_kind::camera);
    show.rig.offer_anew(carl);
    show.rig.watch(show.ben, {show.anna.call});
    show.rig.show(show.anna, show.camera, key_frame("anna"));
    auto late = voice_rig::shown(show.anna, show.camera, later_frame("late"));
    show.rig.watch(show.ben, {carl.call});
    show.rig.pass(milliseconds(500));
    EXPECT_EQ(carl.key_frames_wanted.size(), 1U);
    show.rig.inject(show.anna.address, late);
    show.rig.show(carl, his, later_frame("half"));
    show.rig.show(carl, his, key_frame("carl"));
    ASSERT_EQ(texts(show.ben), (std::vector<std::string>{key_frame("anna"), key_frame("carl")}));
    const auto& [first, second] = std::pair(show.ben.heard[0].header, show.ben.heard[1].header);
    EXPECT_EQ(second.ssrc, first.ssrc);
    EXPECT_EQ(second.sequence, first.sequence + 1);
    EXPECT_EQ(second.timestamp - first.timestamp, 45'000U);
}

TEST(SwitchboardVideo, AnswerTakesWhatIsSentAndShowsWhatMayBeSeen) {
    film show;
    show.begin(stream_kind::screen);
    show.begin(stream_kind::screen_audio);
    show.anna.more.emplace_back();
    const std::string answer = show.rig.offer_anew(show.anna);
    for (const std::string_view lines : {"b=AS:1200\r\nb=TIAS:1200000\r\na=mid:9\r\na=recvonly\r\n",
                                         "b=AS:2500\r\nb=TIAS:2500000\r\na=mid:10\r\n",
                                         "a=fmtp:111 minptime=10;useinbandfec=1;stereo=1;"
                                         "sprop-stereo=1\r\n",
                                         "a=mid:12\r\na=sendonly\r\n",
                                         "a=rtpmap:96 VP8/90000\r\n",
                                         "a=ssrc-group:FID "}) {
        EXPECT_NE(answer.find(lines), std::string::npos) << lines << answer;
    }
}

TEST(SwitchboardVideo, SlotsServeAnyKindOfTheirMedia) {
    film show;
    sent_stream& screen = show.begin(stream_kind::screen);
    sent_stream& sound = show.begin(stream_kind::screen_audio);
    show.rig.watch(show.ben, {show.anna.call}, {show.anna.call});
    show.rig.show(show.anna, show.camera, key_frame("face"));
    show.rig.show(show.anna, screen, key_frame("desk"));
    show.rig.show(show.anna, sound, "music");
    EXPECT_FALSE(show.rig.was_told(voice_news::speaks, show.anna.call));
    show.rig.say(show.anna, "voice");
    EXPECT_EQ(texts(show.ben),
              (std::vector<std::string>{key_frame("face"), key_frame("desk"), "music", "voice"}));
    EXPECT_TRUE(
        show.was_told(show.slot_event(voice_news::slot_given, 1, stream_kind::screen_audio)));
    show.rig.watch(show.ben, {});
    show.ben.heard.clear();
    show.rig.show(show.anna, screen, key_frame("desk"));
    show.rig.show(show.anna, sound, "music");
    EXPECT_TRUE(show.ben.heard.empty());
}

TEST(SwitchboardVideo, WhoHasTooFewSlotsForPicturesIsAskedForThem) {
    film show;
    show.begin(stream_kind::screen);
    person& carl = show.rig.joined(1, viewer(0));
    show.rig.watch(carl, {show.anna.call}, {show.anna.call});
    const auto wanted = [&](std::size_t audio, std::size_t video) {
        return voice_event{.news = voice_news::more_slots_wanted,
                           .call = carl.call,
                           .other = {},
                           .slot = audio,
                           .video_slots = video};
    };
    EXPECT_TRUE(show.was_told(wanted(0, 2)));
    carl.more.resize(1);
    show.rig.offer_anew(carl);
    EXPECT_TRUE(show.was_told(wanted(0, 1)));
    show.rig.watch(carl, {show.anna.call});
    EXPECT_TRUE(show.was_told(wanted(0, 0)));
}

TEST(SwitchboardVideo, WhatHeShowsIsToldWhenItBeginsAndEnds) {
    film show;
    const auto shows = [&](bool camera, bool screen) {
        return voice_event{.news = voice_news::shows,
                           .call = show.anna.call,
                           .other = {},
                           .shown = {.camera = camera, .screen = screen}};
    };
    EXPECT_TRUE(show.was_told(shows(true, false)));
    show.begin(stream_kind::screen);
    EXPECT_TRUE(show.was_told(shows(true, true)));
    show.rig.events.clear();
    show.rig.watch(show.ben, {show.anna.call});
    show.anna.more[show.camera.section].direction = "inactive";
    show.rig.offer_anew(show.anna);
    EXPECT_TRUE(show.was_told(shows(false, true)));
    EXPECT_TRUE(show.was_told(
        show.slot_event(voice_news::slot_freed, first_video_slot, stream_kind::camera)));
    show.rig.show(show.anna, show.camera, key_frame("too late"));
    EXPECT_TRUE(show.ben.heard.empty());
    // Taken up again, from another source: browsers give it new numbers.
    auto& section = show.anna.more[show.camera.section];
    section.direction = "sendonly";
    section.ssrc += 50;
    section.rtx_ssrc += 50;
    show.camera.sealed = {};
    show.rig.offer_anew(show.anna);
    EXPECT_TRUE(show.was_told(shows(true, true)));
    show.rig.show(show.anna, show.camera, key_frame("again"));
    EXPECT_EQ(texts(show.ben), std::vector<std::string>{key_frame("again")});
}

TEST(SwitchboardVideo, CameraThatIsSwitchedOnManyTimesIsStillSeen) {
    film show;
    show.rig.watch(show.ben, {show.anna.call});
    auto& section = show.anna.more[show.camera.section];
    for (int i = 0; i < 40; ++i) {
        section.direction = "inactive";
        show.rig.offer_anew(show.anna);
        section.direction = "sendonly";
        section.ssrc += 1'000;
        show.camera.sealed = {};
        show.rig.offer_anew(show.anna);
        show.rig.show(show.anna, show.camera, key_frame(std::to_string(i)));
    }
    EXPECT_EQ(show.ben.heard.size(), 40U);
}

TEST(SwitchboardVideo, StreamIsKnownByItsMidWhereNoSsrcWasAnnounced) {
    film show;
    show.anna.manner.announces_ssrc = false;
    sent_stream& screen = show.begin(stream_kind::screen);
    show.rig.watch(show.ben, {show.anna.call}, {show.anna.call});
    show.rig.show(show.anna, screen, key_frame("desk"));
    show.rig.show(show.anna, show.camera, key_frame("face"));
    EXPECT_EQ(texts(show.ben), (std::vector<std::string>{key_frame("desk"), key_frame("face")}));
    EXPECT_NE(show.ben.heard[0].header.ssrc, show.ben.heard[1].header.ssrc);
}

TEST(SwitchboardVideo, NamesThatDoNotFitAreRefusedAndChangeNothing) {
    film show;
    show.rig.watch(show.ben, {show.anna.call});
    const auto refused = [&](const sent_kinds& sends, person offered) {
        const auto made = show.rig.server.renegotiate(
            show.anna.call, client_offer(offered.offer(), sends), show.rig.out);
        show.rig.deliver();
        return made ? std::string("taken") : made.error().field + ": " + made.error().detail;
    };
    const auto like_anna = [&](std::vector<peer_section> more) {
        person made{.ssrc = show.anna.ssrc, .more = std::move(more)};
        made.ufrag = show.anna.ufrag;
        return made;
    };
    const auto one = [&] { return like_anna(show.anna.more); };
    EXPECT_EQ(refused({{"77", stream_kind::camera}}, one()), "sends: no such mid");
    EXPECT_EQ(refused({{"9", stream_kind::screen_audio}}, one()), "sends: no such kind: 9");
    EXPECT_EQ(refused({{"9", stream_kind::mic}}, one()), "sends: no such kind: 9");
    EXPECT_EQ(refused({{"0", stream_kind::screen_audio}}, one()), "sends: no such kind: 0");
    EXPECT_EQ(refused({{"1", stream_kind::screen_audio}}, one()), "sends: no such kind: 1");
    auto two = show.anna.more;
    two.push_back({.direction = "sendonly", .ssrc = 4'711});
    EXPECT_EQ(refused({{"10", stream_kind::camera}}, like_anna(two)), "sends: two of a kind");
    show.rig.show(show.anna, show.camera, key_frame("a"));
    EXPECT_EQ(show.ben.heard.size(), 1U);
    // A name that was given is kept, and may be another one later.
    EXPECT_EQ(refused({{"9", stream_kind::screen}}, one()), "taken");
    show.rig.show(show.anna, show.camera, key_frame("no camera any more"));
    EXPECT_EQ(show.ben.heard.size(), 1U);
    show.rig.watch(show.ben, {}, {show.anna.call});
    show.rig.show(show.anna, show.camera, key_frame("but a screen"));
    EXPECT_EQ(show.ben.heard.size(), 2U);
}

TEST(SwitchboardVideo, LeavingCutsPicturesAtOnceAndSilenceDoesNot) {
    film show;
    sent_stream& screen = show.begin(stream_kind::screen);
    sent_stream& sound = show.begin(stream_kind::screen_audio);
    show.rig.watch(show.ben, {show.anna.call}, {show.anna.call});
    show.rig.server.set_state(show.rig.now, show.anna.call, {.muted = true}, show.rig.out);
    show.rig.server.set_state(show.rig.now, show.ben.call, {.deafened = true}, show.rig.out);
    show.rig.show(show.anna, screen, key_frame("desk"));
    show.rig.show(show.anna, sound, "music");
    EXPECT_EQ(texts(show.ben), std::vector<std::string>{key_frame("desk")});
    show.rig.server.set_state(show.rig.now, show.ben.call, {}, show.rig.out);
    show.rig.show(show.anna, sound, "music");
    show.rig.say(show.anna, "nobody hears this");
    show.rig.show(show.anna, screen, later_frame("desk"));
    EXPECT_EQ(show.ben.heard.size(), 3U);
    show.rig.server.leave(show.anna.call, show.rig.out);
    show.rig.deliver();
    for (auto* const each : {&screen, &sound, &show.camera})
        show.rig.show(show.anna, *each, key_frame("too late"));
    EXPECT_EQ(show.ben.heard.size(), 3U);
    EXPECT_TRUE(show.was_told(
        show.slot_event(voice_news::slot_freed, first_video_slot, stream_kind::screen)));
}

TEST(SwitchboardVideo, SoundOfAScreenTakesThePlaceOfSomebodySilent) {
    voice_rig rig;
    person& ben = rig.joined(1, {.slots = 1, .more = {{}}});
    person& carl = rig.joined();
    person& anna = rig.joined(1, viewer(0));
    rig.say(carl, "hush", 127);
    ASSERT_EQ(texts(ben), std::vector<std::string>{"hush"});
    anna.show(stream_kind::screen);
    sent_stream& sound = anna.show(stream_kind::screen_audio);
    rig.offer_anew(anna);
    rig.watch(ben, {}, {anna.call});
    rig.show(anna, sound, "music");
    EXPECT_EQ(ben.heard.back().text, "music");
    for (int i = 0; i < 5; ++i)
        rig.say(carl, "loud", 5);
    EXPECT_EQ(ben.heard.back().text, "music");  // and nobody who speaks takes it back
}

TEST(SwitchboardVideo, FloodOfPicturesIsNotMultiplied) {
    film show;
    show.rig.watch(show.ben, {show.anna.call});
    for (int i = 0; i < 3'000; ++i)
        show.rig.show(show.anna, show.camera, key_frame("x"));
    EXPECT_EQ(show.ben.heard.size(), 2U * limits::video_packets_per_s + 1);
}

TEST(SwitchboardVideo, WhoConnectsLaterIsGivenAKeyFrameThen) {
    film show;
    person& dora = show.rig.invited(1, viewer(1));
    show.rig.watch(dora, {show.anna.call});
    show.rig.pass(milliseconds(50));
    show.rig.show(show.anna, show.camera, key_frame("nobody is there yet"));
    show.rig.pass(milliseconds(600));
    EXPECT_EQ(show.asked(), 1U);
    show.rig.check(dora);
    show.rig.shake_hands(dora);
    show.rig.pass(milliseconds(50));
    EXPECT_EQ(show.asked(), 2U);
    show.rig.show(show.anna, show.camera, later_frame("half"));
    show.rig.show(show.anna, show.camera, key_frame("whole"));
    EXPECT_EQ(texts(dora), std::vector<std::string>{key_frame("whole")});
}

}  // namespace
}  // namespace snug::voice
