// What senders of pictures are asked for when viewers lose packets.
#include "voice/core/switchboard.hpp"
#include "voice/core/voice_rig.hpp"

#include <gtest/gtest.h>

namespace snug::voice {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr auto camera_and_voice =
    std::uint64_t{limits::camera_bits_per_s_max + limits::voice_bits_per_s};

struct measured_film {
    voice_rig rig;
    person& anna = rig.joined(1, {.slots = 1});
    person& ben = rig.joined(1, {.slots = 2, .more = {{}, {}}});
    person& carl = rig.joined(1, {.slots = 2, .more = {{}, {}}});
    sent_stream& camera = anna.show(stream_kind::camera);

    measured_film() {
        rig.offer_anew(anna);
        rig.watch(ben, {anna.call}, {anna.call});
        rig.watch(carl, {anna.call}, {anna.call});
        rig.show(anna, camera, key_frame("x"));
    }
    void report(person& viewer, std::uint8_t lost) {
        const report_block block{.ssrc = viewer.heard[0].header.ssrc, .fraction_lost = lost};
        std::vector<std::uint8_t> compound(32);
        write_receiver_report(compound, 1, {&block, 1});
        rig.say_rtcp(viewer, compound);
    }
    /// What Anna is asked for in the second after these reports.
    std::uint64_t asked_when(std::uint8_t ben_loses, std::uint8_t carl_loses) {
        for (person* const each : {&anna, &ben, &carl})
            rig.check(*each);  // or their consent would end
        report(ben, ben_loses);
        report(carl, carl_loses);
        anna.rates.clear();
        rig.pass(seconds(1));
        EXPECT_EQ(anna.rates.size(), 1U);
        return anna.rates.empty() ? 0 : anna.rates.back();
    }
};

/// REMB has 18 bits for the number: it is rounded down by less than this.
bool is_about(std::uint64_t rate, std::uint64_t wanted) {
    return rate <= wanted && rate + wanted / 100'000 >= wanted;
}

TEST(SwitchboardRate, LimitIsSaidAtOnceWhenPicturesBegin) {
    measured_film film;
    EXPECT_TRUE(film.anna.rates.empty());
    film.rig.pass(milliseconds(50));
    ASSERT_EQ(film.anna.rates.size(), 1U);
    EXPECT_TRUE(is_about(film.anna.rates[0], camera_and_voice)) << film.anna.rates[0];
    EXPECT_TRUE(film.ben.rates.empty());
}

TEST(SwitchboardRate, FallsWhenOneViewerLosesMuchAndRisesAgain) {
    measured_film film;
    film.rig.pass(milliseconds(50));
    constexpr int voice = limits::voice_bits_per_s;
    EXPECT_TRUE(is_about(film.asked_when(0, 40), voice + limits::camera_bits_per_s_max * 85 / 100));
    EXPECT_TRUE(
        is_about(film.asked_when(10, 10), voice + limits::camera_bits_per_s_max * 85 / 100));
    const std::uint64_t risen = film.asked_when(0, 0);
    EXPECT_TRUE(is_about(risen, voice + 1'071'000)) << risen;
    for (int i = 0; i < 40; ++i)
        film.asked_when(255, 0);
    EXPECT_TRUE(is_about(film.asked_when(255, 0), voice + limits::video_bits_per_s_min));
    for (int i = 0; i < 60; ++i)
        film.asked_when(0, 0);
    EXPECT_TRUE(is_about(film.asked_when(0, 0), camera_and_voice));
}

TEST(SwitchboardRate, CameraAndScreenAreAskedForTogether) {
    measured_film film;
    sent_stream& screen = film.anna.show(stream_kind::screen);
    film.rig.offer_anew(film.anna);
    film.rig.show(film.anna, screen, key_frame("x"));
    film.rig.pass(milliseconds(50));
    ASSERT_EQ(film.anna.rates.size(), 1U);
    EXPECT_TRUE(is_about(film.anna.rates[0], camera_and_voice + limits::screen_bits_per_s_max));
}

TEST(SwitchboardRate, ReportsAboutOthersPicturesChangeNothing) {
    measured_film film;
    film.rig.pass(milliseconds(50));
    const report_block block{.ssrc = film.anna.more[film.camera.section].ssrc,
                             .fraction_lost = 255};
    std::vector<std::uint8_t> compound(32);
    write_receiver_report(compound, 1, {&block, 1});
    film.rig.say_rtcp(film.ben, compound);
    film.anna.rates.clear();
    film.rig.pass(seconds(1));
    EXPECT_TRUE(is_about(film.anna.rates.back(), camera_and_voice));
}

TEST(SwitchboardRate, SenderIsToldEachSecondHowPicturesArrive) {
    measured_film film;
    for (int i = 0; i < 3; ++i) {
        film.anna.blocks.clear();
        for (int frame = 0; frame < 30; ++frame)
            film.rig.show(film.anna, film.camera, later_frame("x"));
        film.rig.pass(seconds(1));
        ASSERT_EQ(film.anna.blocks.size(), 1U);
        EXPECT_EQ(film.anna.blocks[0].ssrc, film.anna.more[film.camera.section].ssrc);
    }
}

}  // namespace
}  // namespace snug::voice
