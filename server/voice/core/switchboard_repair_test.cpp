// What becomes of packets of pictures that were lost, on the way up and on the way down.
#include "voice/core/switchboard.hpp"
#include "voice/core/voice_rig.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

using std::chrono::milliseconds;

struct lossy_film {
    voice_rig rig;
    person& anna = rig.joined(1, {.slots = 1});
    person& ben;
    sent_stream& camera = anna.show(stream_kind::camera);

    explicit lossy_film(browser_manner manner = {})
        : ben(rig.joined(1, {.manner = manner, .slots = 1, .more = {{}}})) {
        rig.offer_anew(anna);
        rig.watch(ben, {anna.call});
        show(key_frame("0"));
        rig.pass(milliseconds(20));
        anna.missed.clear();
    }
    void show(std::string_view payload) { rig.show(anna, camera, payload); }
    void miss(std::uint16_t first, std::uint16_t following = 0) {
        const nack_pair pair{first, following};
        std::vector<std::uint8_t> nack(16);
        write_nack(nack, 1, ben.heard[0].header.ssrc, {&pair, 1});
        rig.say_rtcp(ben, nack);
    }
    std::uint16_t first_number() const { return ben.heard[0].header.sequence; }
    std::uint16_t sent_last() const { return static_cast<std::uint16_t>(camera.sequence - 1); }
};

TEST(SwitchboardRepair, WhatAViewerMissedComesAgainByRtxUnderItsNumber) {
    lossy_film film;
    film.ben.loses = 1;
    film.show(later_frame("lost"));
    film.show(later_frame("there"));
    const auto lost = static_cast<std::uint16_t>(film.first_number() + 1);
    film.miss(lost);
    ASSERT_EQ(film.ben.heard.size(), 3U);
    const auto& again = film.ben.heard[2];
    EXPECT_EQ(again.header.payload_type, 97);
    EXPECT_NE(again.header.ssrc, film.ben.heard[0].header.ssrc);
    EXPECT_EQ(again.header.timestamp, film.ben.heard[0].header.timestamp + 3'000);
    const std::string number{static_cast<char>(lost >> 8U), static_cast<char>(lost)};
    EXPECT_EQ(again.text, number + later_frame("lost"));
}

TEST(SwitchboardRepair, WithoutRtxItComesAgainAsItWas) {
    lossy_film film({.rtx = 0});
    film.ben.loses = 1;
    film.show(later_frame("lost"));
    film.show(later_frame("there"));
    film.miss(static_cast<std::uint16_t>(film.first_number() + 1));
    ASSERT_EQ(film.ben.heard.size(), 3U);
    EXPECT_EQ(film.ben.heard[2].text, later_frame("lost"));
    EXPECT_EQ(film.ben.heard[2].header.ssrc, film.ben.heard[0].header.ssrc);
    EXPECT_EQ(film.ben.heard[2].header.sequence, film.first_number() + 1);
}

TEST(SwitchboardRepair, NothingComesAgainThatIsOldOrCameThreeTimesOrNever) {
    lossy_film film;
    film.show(later_frame("1"));
    const auto one = static_cast<std::uint16_t>(film.first_number() + 1);
    for (int i = 0; i < 10; ++i)
        film.miss(one);
    EXPECT_EQ(film.ben.heard.size(), 2U + limits::video_resends_max);
    film.miss(static_cast<std::uint16_t>(one + 1));
    film.miss(static_cast<std::uint16_t>(one - 2));
    EXPECT_EQ(film.ben.heard.size(), 2U + limits::video_resends_max);
    film.show(later_frame("2"));
    film.rig.pass(limits::video_kept_for + milliseconds(1));
    film.miss(static_cast<std::uint16_t>(one + 1));
    EXPECT_EQ(film.ben.heard.size(), 3U + limits::video_resends_max);
}

TEST(SwitchboardRepair, NothingOfAFormerSourceComesAgain) {
    lossy_film film;
    person& carl = film.rig.joined(1, {.slots = 1});
    sent_stream& his = carl.show(stream_kind::camera);
    film.rig.offer_anew(carl);
    film.show(later_frame("anna"));
    film.rig.watch(film.ben, {carl.call});
    film.rig.show(carl, his, key_frame("carl"));
    ASSERT_EQ(film.ben.heard.size(), 3U);
    film.miss(static_cast<std::uint16_t>(film.first_number() + 1));
    EXPECT_EQ(film.ben.heard.size(), 3U);
    film.miss(static_cast<std::uint16_t>(film.first_number() + 2));
    ASSERT_EQ(film.ben.heard.size(), 4U);
    EXPECT_TRUE(film.ben.heard[3].text.ends_with("carl"));
}

TEST(SwitchboardRepair, StormOfMissesIsAnsweredWithSoManyPacketsAtOnce) {
    lossy_film film;
    for (int i = 0; i < 300; ++i)
        film.show(later_frame("x"));
    std::vector<nack_pair> all;
    for (int i = 0; i < 17; ++i)
        all.push_back({static_cast<std::uint16_t>(film.first_number() + i * 17), 0xFFFF});
    std::vector<std::uint8_t> nack(12 + all.size() * 4);
    write_nack(nack, 1, film.ben.heard[0].header.ssrc, all);
    const std::size_t before = film.ben.heard.size();
    film.rig.say_rtcp(film.ben, nack);
    EXPECT_EQ(film.ben.heard.size() - before, limits::video_resends_at_once);
}

TEST(SwitchboardRepair, WhatIsMissingOnTheWayUpIsAskedForOnceAndAgainLater) {
    lossy_film film;
    ++film.camera.sequence;
    for (int i = 0; i < 20; ++i)
        film.show(later_frame("x"));
    const auto lost = static_cast<std::uint16_t>(film.camera.sequence - 21);
    EXPECT_EQ(film.anna.missed, (std::vector<nack_pair>{{lost, 0}}));
    film.rig.pass(limits::video_asked_every);
    EXPECT_EQ(film.anna.missed, (std::vector<nack_pair>{{lost, 0}, {lost, 0}}));
    film.rig.pass(milliseconds(5'000));
    EXPECT_LE(film.anna.missed.size(), 11U);
}

TEST(SwitchboardRepair, WhatComesAgainFromItsSenderIsPassedOnUnderItsNumberOnce) {
    lossy_film film;
    const std::uint16_t lost = film.camera.sequence++;
    film.show(later_frame("2"));
    const auto again = [&] {
        film.rig.inject(film.anna.address,
                        voice_rig::shown_again(film.anna, film.camera, lost, later_frame("1")));
    };
    again();
    again();
    ASSERT_EQ(texts(film.ben),
              (std::vector<std::string>{key_frame("0"), later_frame("2"), later_frame("1")}));
    EXPECT_EQ(film.ben.heard[2].header.sequence, film.first_number() + 1);
    EXPECT_EQ(film.ben.heard[2].header.ssrc, film.ben.heard[0].header.ssrc);
    film.anna.missed.clear();
    film.rig.pass(limits::video_asked_every);
    EXPECT_TRUE(film.anna.missed.empty());
    // Padding by RTX has nothing in it.
    film.rig.inject(film.anna.address, voice_rig::shown_again(film.anna, film.camera, lost, ""));
    EXPECT_EQ(film.ben.heard.size(), 3U);
}

TEST(SwitchboardRepair, HoleThatIsTooWideIsMendedByAKeyFrame) {
    lossy_film film;
    film.rig.pass(limits::key_frame_asked_every);
    film.anna.key_frames_wanted.clear();
    film.camera.sequence = static_cast<std::uint16_t>(film.camera.sequence + 200);
    film.show(later_frame("x"));
    film.rig.pass(milliseconds(50));
    EXPECT_TRUE(film.anna.missed.empty());
    EXPECT_EQ(film.anna.key_frames_wanted.size(), 1U);
}

TEST(SwitchboardRepair, RestOfAKeyFrameWhoseBeginCameLateIsThereToBeAskedFor) {
    lossy_film film;
    person& carl = film.rig.joined(1, {.slots = 1, .more = {{}}});
    film.rig.watch(carl, {film.anna.call});
    const std::uint16_t begin = film.camera.sequence++;
    film.show("\x01rest");
    EXPECT_TRUE(carl.heard.empty());
    film.rig.inject(film.anna.address,
                    voice_rig::shown_again(film.anna, film.camera, begin, key_frame("begin")));
    ASSERT_EQ(texts(carl), std::vector<std::string>{key_frame("begin")});
    film.show(later_frame("next"));
    ASSERT_EQ(carl.heard.size(), 2U);
    const nack_pair pair{static_cast<std::uint16_t>(carl.heard[0].header.sequence + 1), 0};
    std::vector<std::uint8_t> nack(16);
    write_nack(nack, 1, carl.heard[0].header.ssrc, {&pair, 1});
    film.rig.say_rtcp(carl, nack);
    ASSERT_EQ(carl.heard.size(), 3U);
    EXPECT_TRUE(carl.heard[2].text.ends_with("rest"));
}

}  // namespace
}  // namespace snug::voice
