// Video and sound made by ffmpeg, through the real helper, judged by ffprobe and exiftool.
#include "media/media_test_place.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace snug::media {
namespace {

constexpr const char* two_seconds =
    "ffmpeg -v error -f lavfi -i testsrc=s=320x240:r=25:d=2 -f lavfi -i sine=d=2 -pix_fmt yuv420p ";

constexpr const char* tell_tales =
    " -movflags use_metadata_tags -metadata title=Secret -metadata location=+48.1371+011.5754/ "
    "-metadata com.apple.quicktime.location.ISO6709=+48.1371+011.5754/ -metadata "
    "com.apple.quicktime.make=Phone ";

class MediaVideos : public MediaJobs {
protected:
    std::string probe(const std::string& what, const std::string& name = "out0") {
        return place.shell("ffprobe -v error -show_entries " + what + " -of csv=p=0 " + name);
    }
    /// What a person could be found by, in any tag of the file.
    std::string found_in(const std::string& name) {
        return place.shell("{ exiftool -ee3 -a -G1 " + name +
                           "; ffprobe -v error -show_entries format_tags:stream_tags -of flat " +
                           name + "; strings -n 5 " + name +
                           "; } | grep -aiE 'secret|48\\.13|011\\.57|phone|iso6709' || true");
    }
};

TEST_F(MediaVideos, WhatBrowsersPlayIsCopiedWithoutWhereItWasMade) {
    for (const std::string name : {"a.mp4", "a.mov"}) {
        place.shell(two_seconds + std::string("-c:v libx264 -c:a aac ") + tell_tales + name);
        ASSERT_NE(found_in(name), "");
        const auto end = run(job_kind::play, name);
        ASSERT_TRUE(end) << name << to_code(end.error());
        EXPECT_TRUE(end->plays_as_it_is);
        EXPECT_EQ(end->served, format::mp4);
        EXPECT_EQ(end->duration_ms / 100, 20U);
        EXPECT_EQ(found_in("out0"), "") << name;
        EXPECT_EQ(probe("stream=codec_name"), "h264\naac\n");
        const auto bytes = place.read("out0");
        EXPECT_LT(bytes.find("moov"), bytes.find("mdat")) << "the index stands in front";
        const auto video = [&](const std::string& of) {
            return place.shell("ffmpeg -v error -i " + of + " -map 0:v -f md5 -");
        };
        EXPECT_EQ(video(name), video("out0"));
    }
}

// Camcorders write place, time and model into the stream itself, as user data between the pictures.
TEST_F(MediaVideos, WhatACameraWroteBetweenThePicturesIsGoneToo) {
    for (const std::string name : {"a.mp4", "a.mov", "a.mkv", "a.ts", "a.m2ts"}) {
        place.shell(two_seconds +
                    std::string("-c:v libx264 -c:a aac -bsf:v h264_metadata=sei_user_data="
                                "086f3693-b7b3-4f2c-9653-21492feee5b8+SecretPlace ") +
                    name);
        ASSERT_NE(found_in(name), "");
        const auto end = run(job_kind::play, name);
        ASSERT_TRUE(end) << name << to_code(end.error());
        EXPECT_TRUE(end->plays_as_it_is) << name;
        EXPECT_EQ(found_in("out0"), "") << name;
    }
}

TEST_F(MediaVideos, WhatBrowsersDoNotPlayIsEncodedAnew) {
    const std::vector<std::pair<std::string, std::string>> made{
        {"a.mkv", "-c:v mpeg4 -c:a ac3"},
        {"a.avi", "-c:v mpeg4 -c:a mp3"},
        {"ten.mp4", "-c:v libx264 -pix_fmt yuv420p10le -c:a aac"},
        {"a.flv", "-c:v flv1 -ar 44100 -c:a mp3"},
        {"a.ts", "-c:v mpeg2video -c:a mp2"},
        {"a.mpg", "-c:v mpeg2video -c:a mp2"},
        {"a.wmv", "-c:v wmv2 -c:a wmav2"},
        {"hevc.mp4", "-c:v libx265 -x265-params log-level=none -c:a aac"},
        {"a.mov", "-c:v mjpeg -c:a pcm_s16le"}};
    for (const auto& [name, how] : made) {
        place.shell(two_seconds + how + " -metadata title=Secret " + name);
        std::vector<std::uint16_t> told;
        const auto end = submit(queue,
                                {job_kind::play, 0, {}},
                                place.open(name, job_kind::play),
                                [&](progress p) { told.push_back(p.permille); })
                             .get();
        ASSERT_TRUE(end) << name << to_code(end.error());
        EXPECT_FALSE(end->plays_as_it_is) << name;
        EXPECT_EQ(probe("stream=codec_name"), "h264\naac\n") << name;
        EXPECT_EQ(probe("stream=pix_fmt", "-select_streams v out0"), "yuv420p\n") << name;
        EXPECT_EQ(found_in("out0"), "") << name;
        EXPECT_FALSE(told.empty()) << name;
        EXPECT_TRUE(std::ranges::is_sorted(told)) << name;
    }
}

TEST_F(MediaVideos, OfWebmsOwnCodecsItStaysWebm) {
    place.shell(
        two_seconds +
        std::string("-c:v libvpx -deadline realtime -c:a libvorbis -metadata title=Secret a.webm"));
    const auto end = run(job_kind::play, "a.webm");
    ASSERT_TRUE(end) << to_code(end.error());
    EXPECT_EQ(end->served, format::webm);
    EXPECT_EQ(found_in("out0"), "");
}

TEST_F(MediaVideos, LargerThan1080pIsMadeSmaller) {
    place.shell("ffmpeg -v error -f lavfi -i testsrc=s=2560x1440:r=5:d=1 -c:v mpeg4 a.avi");
    const auto end = run(job_kind::play, "a.avi");
    ASSERT_TRUE(end) << to_code(end.error());
    EXPECT_EQ(probe("stream=width,height"), "1920,1080\n");
    EXPECT_EQ(end->width, 1'920U);
}

TEST_F(MediaVideos, HasAPosterAThumbnailAndAHash) {
    place.shell(
        "ffmpeg -v error -f lavfi -i testsrc=s=1600x900:r=25:d=2 -c:v libx264 -pix_fmt yuv420p "
        "b.mp4 && ffmpeg -v error -i b.mp4 -c copy -metadata:s:v rotate=90 a.mp4");
    const auto end = run(job_kind::poster, "a.mp4");
    ASSERT_TRUE(end) << to_code(end.error());
    EXPECT_EQ(end->width, 900U) << "it was filmed upright";
    EXPECT_EQ(end->height, 1'600U);
    EXPECT_GE(end->thumbhash.size(), 15U);
    EXPECT_EQ(place.shell("vipsheader -f width out0; vipsheader -f height out0"), "720\n1280\n");
    EXPECT_EQ(place.shell("vipsheader -f height out1"), "300\n");
}

TEST_F(MediaVideos, SoundHasAWaveformAndNoNames) {
    place.shell(
        "ffmpeg -v error -f lavfi -i \"aevalsrc='sin(440*2*PI*t)*gte(t,1)':d=2\" -metadata "
        "title=Secret -metadata artist=Phone a.mp3");
    place.shell(
        "ffmpeg -v error -i a.mp3 -c:a libopus -metadata title=Secret a.ogg && ffmpeg -v error -i "
        "a.mp3 -metadata title=Secret a.flac && "
        "ffmpeg -v error -i a.mp3 -metadata title=Secret a.wav && ffmpeg -v error -i a.mp3 "
        "-metadata title=Secret a.m4a && ffmpeg -v error -i a.mp3 -metadata title=Secret a.aiff && "
        "ffmpeg -v error -i a.mp3 -metadata title=Secret a.wma");
    const std::vector<std::string> anew{"a.ogg", "a.aiff", "a.wma", "live.webm"};
    // As a browser records it: nothing says how long it is.
    place.shell("ffmpeg -v error -i a.mp3 -c:a libopus -f webm - | cat > live.webm");
    for (const std::string name :
         {"a.mp3", "a.ogg", "a.flac", "a.wav", "a.m4a", "a.aiff", "a.wma", "live.webm"}) {
        const auto end = run(job_kind::play, name);
        ASSERT_TRUE(end) << name << to_code(end.error());
        EXPECT_EQ(end->kind, medium::audio);
        EXPECT_EQ(end->plays_as_it_is, std::ranges::find(anew, name) == anew.end()) << name;
        EXPECT_NEAR(static_cast<double>(end->duration_ms), 2'000, 100) << name;
        EXPECT_EQ(found_in("out0"), "") << name;
        ASSERT_GE(end->waveform.size(), limits::waveform_points_max - 2) << name;
        EXPECT_LT(static_cast<std::uint8_t>(end->waveform[10]), 10) << "a second of silence";
        EXPECT_GT(static_cast<std::uint8_t>(end->waveform[80]), 100) << "and one of sound";
    }
}

TEST_F(MediaVideos, ListsUnderTheNameOfAVideoAreNone) {
    place.shell(two_seconds + std::string("-c:v libx264 secret.mp4"));
    place.write("hls.mp4",
                "#EXTM3U\n#EXTINF:10,\nfile://" + place.path("secret.mp4") + "\n#EXT-X-ENDLIST\n");
    place.write("concat.mp4", "ffconcat version 1.0\nfile '" + place.path("secret.mp4") + "'\n");
    place.write("sdp.mp4",
                "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=video "
                "5004 RTP/AVP 96\r\n");
    for (const auto* name : {"hls.mp4", "concat.mp4", "sdp.mp4"}) {
        for (const auto kind : {job_kind::look, job_kind::play, job_kind::poster}) {
            EXPECT_TRUE(is_refused(run(kind, name), refusal::not_media)) << name;
        }
    }
    place.write("head.mp4",
                std::string("\0\0\0\x18"
                            "ftypisom\0\0\0\0isom",
                            20) +
                    "#EXTM3U\n#EXTINF:1,\nsecret.mp4\n");
    EXPECT_TRUE(is_refused(run(job_kind::play, "head.mp4"), refusal::broken));
    EXPECT_TRUE(is_refused(run(job_kind::picture, "secret.mp4"), refusal::not_media));
}

}  // namespace
}  // namespace snug::media
