#include "media/helper/probe_text.hpp"

#include "media/helper/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace snug::media {
namespace {

constexpr std::string_view phone =
    "[STREAM]\ncodec_name=h264\ncodec_type=video\nwidth=1920\nheight=1080\npix_fmt=yuv420p\n"
    "avg_frame_rate=30000/1001\nDISPOSITION:attached_pic=0\n[SIDE_DATA]\nrotation=-90\n[/"
    "SIDE_DATA]\n[/STREAM]\n"
    "[STREAM]\ncodec_name=aac\ncodec_type=audio\navg_frame_rate=0/0\nDISPOSITION:attached_pic=0\n[/"
    "STREAM]\n"
    "[FORMAT]\nduration=12.345000\n[/FORMAT]\n";

TEST(ProbeText, IsReadAsStreams) {
    const auto read = parse_probe(phone);
    ASSERT_TRUE(read);
    ASSERT_NE(read->video(), nullptr);
    EXPECT_EQ(*read->video(),
              (stream_facts{
                  stream_facts::kind::video, "h264", "yuv420p", 1'920, 1'080, 30, true, false}));
    EXPECT_EQ(read->audio()->codec, "aac");
    EXPECT_EQ(read->duration_ms, 12'345U);
}

TEST(ProbeText, ACoverIsNoVideo) {
    const auto read =
        parse_probe("[STREAM]\ncodec_type=video\nDISPOSITION:attached_pic=1\n[/STREAM]\n");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->video(), nullptr);
}

TEST(ProbeText, NumbersThatAreNoneAreNothing) {
    const auto read = parse_probe(
        "[STREAM]\ncodec_type=video\nwidth=-1\nheight=99999999999\navg_frame_rate=1/0\n"
        "codec_name=a b\n[/STREAM]\n[FORMAT]\nduration=nan\n[/FORMAT]\n");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->video()->width, 0U);
    EXPECT_EQ(read->video()->height, 0U);
    EXPECT_EQ(read->video()->frames_per_s, 0U);
    EXPECT_EQ(read->video()->codec, "");
    EXPECT_EQ(read->duration_ms, 0U);
    EXPECT_EQ(check_probe(*read), refusal::broken);
}

TEST(ProbeText, HasABound) {
    std::string streams;
    for (std::size_t i = 0; i <= limits::video_streams_max; ++i)
        streams += "[STREAM]\n[/STREAM]\n";
    EXPECT_FALSE(parse_probe(streams));
    EXPECT_FALSE(parse_probe(std::string(limits::probe_text_bytes_max + 1, ' ')));
}

TEST(ProbeText, ProgressIsTimeThatWasWritten) {
    EXPECT_EQ(parse_progress_ms("out_time_us=1234567"), 1'234U);
    EXPECT_FALSE(parse_progress_ms("out_time_us=N/A"));
    EXPECT_FALSE(parse_progress_ms("frame=12"));
}

TEST(Plan, WhatEveryBrowserPlaysIsCopied) {
    const auto with = [](std::string video, std::string pixels, std::string audio) {
        probe_facts out;
        stream_facts one{stream_facts::kind::video,
                         std::move(video),
                         std::move(pixels),
                         10,
                         10,
                         30,
                         false,
                         false};
        if (!one.codec.empty()) out.streams.push_back(one);
        if (!audio.empty())
            out.streams.push_back(
                {stream_facts::kind::audio, std::move(audio), {}, 0, 0, 0, false, false});
        return out;
    };
    EXPECT_EQ(copy_target(format::mp4, with("h264", "yuv420p", "aac")), format::mp4);
    EXPECT_EQ(copy_target(format::matroska, with("h264", "yuv420p", "")), format::mp4);
    EXPECT_EQ(copy_target(format::matroska, with("vp9", "yuv420p", "opus")), format::webm);
    EXPECT_EQ(copy_target(format::mp4, with("h264", "yuv420p10le", "aac")), format::other);
    EXPECT_EQ(copy_target(format::mp4, with("hevc", "yuv420p", "aac")), format::other);
    EXPECT_EQ(copy_target(format::mp4, with("h264", "yuv420p", "ac3")), format::other);
    EXPECT_EQ(copy_target(format::mp3, with("", "", "mp3")), format::mp3);
    EXPECT_EQ(copy_target(format::ogg, with("", "", "vorbis")), format::other);
}

TEST(Plan, WhatIsEncodedAnewIsEvenAndNoLargerThanItMayBe) {
    EXPECT_EQ(playable({3'840, 2'160}), (box{1'920, 1'080}));
    EXPECT_EQ(playable({2'160, 3'840}), (box{1'080, 1'920}));
    EXPECT_EQ(playable({641, 479}), (box{640, 478}));
    EXPECT_EQ(playable({1, 1}), (box{2, 2}));
    EXPECT_EQ(within({8'192, 1}, {100, 100}), (box{100, 1}));
}

TEST(Plan, EveryRunNamesItsDemuxerAndItsProtocols) {
    const auto read = parse_probe(phone);
    for (const auto& run : {probe_arguments(format::mp4),
                            copy_arguments(format::mp4, {}, format::mp4),
                            waveform_arguments(format::mp4, 4'000),
                            encode_arguments(format::mp4, *read, {}),
                            poster_arguments(format::mp4, {}, {1, 1})}) {
        EXPECT_NE(std::ranges::find(run, "-protocol_whitelist"), run.end());
        const auto demuxer = std::ranges::find(run, "-f");
        ASSERT_NE(demuxer, run.end());
        EXPECT_EQ(*(demuxer + 1), "mov");
    }
}

}  // namespace
}  // namespace snug::media
